"""Levels: the same voices counted as texts, as reports, and by those who know."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, Literal, get_args

from corredor.independence import Voice

Level = Literal["text", "reporting", "informant"]
LEVELS: Final[tuple[str, ...]] = get_args(Level)
"""Documents; outlets, articles, interviews and what else reports; all links down to those who
know. Two outlets that each asked one person are two reports of one informant."""


def at_level(
    voices: Iterable[Voice], level: Level, informants: Collection[str] = ()
) -> tuple[Voice, ...]:
    """Voices with the links that count at a level.

    Parameters
    ----------
    informants
        Links that know rather than report: persons, offices, companies, data sets.

    Examples
    --------
    >>> at_level([Voice("a", ("daily", "mayor"))], "reporting", {"mayor"})
    (Voice(document='a', chain=('daily',)),)
    """
    if level == "informant":
        return tuple(voices)
    if level == "text":
        return tuple(Voice(voice.document, (_own(voice),)) for voice in voices)
    return tuple(
        Voice(
            voice.document,
            tuple(link for link in voice.chain if link not in informants) or (_own(voice),),
        )
        for voice in voices
    )


def _own(voice: Voice) -> str:
    return f"document {voice.document}"
