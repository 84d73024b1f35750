"""Ties between documents, and the origins that are left where all of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corredor.independence import Voice, independent_origins


@dataclass(frozen=True, order=True)
class Tie:
    """That a document derives from another, or both from one origin, and how surely, 0 to 1."""

    original: str
    derived: str
    probability: float = 1.0


def origins_count(
    voices: Sequence[Voice], ties: Iterable[Tie] = (), speaking: Sequence[Voice] = ()
) -> int:
    """Number of independent origins of a thing [1], every tie given taken as certain.

    Parameters
    ----------
    voices
        All that speak of it.
    ties
        Of their documents.
    speaking
        Those that are counted; all, if none is given.

    Examples
    --------
    >>> voices = [Voice("daily", ("daily", "mayor")), Voice("blog", ("blog",))]
    >>> origins_count(voices), origins_count(voices, [Tie("daily", "blog")])
    (2, 1)
    """
    originals: dict[str, list[str]] = {}
    for tie in ties:
        originals.setdefault(tie.derived, []).append(tie.original)
    return independent_origins(voices, originals, speaking)


__all__ = ["Tie", "Voice", "origins_count"]
