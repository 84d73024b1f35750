"""What of a name is indexed and asked for: spellings, keys met as they are, and the whole name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.names.records import (
    FORM,
    GENERIC,
    INITIAL,
    PHRASE,
    TITLE,
    NameForm,
    Token,
)

VOWELLESS: Final = frozenset(("arabic", "hebrew"))
"""Scripts that leave vowels out."""
KEYS: Final = (
    *("spelling", "sound", "consonants", "concept", "initial", "neighbours_glued"),
    *("whole_glued", "acronym", "identifier"),
)
"""Keys by which names meet, for the statement of coverage."""
PERSON: Final = "person"


@dataclass(frozen=True, slots=True)
class Word:
    """A word by which names meet.

    Parameters
    ----------
    spellings
        Its first sound, other sounds and letters, without doubles: met within the edits allowed.
    kept, asked
        Keys under which it is found as a listed word, and those it asks for; met as they are.
    initial
        Whether it is a single letter: met by any word that begins with it.
    openings
        First letters of its spellings.
    generic
        Whether it tells no name from another: it weighs half of its rarity.
    """

    spellings: tuple[str, ...]
    kept: tuple[str, ...]
    asked: tuple[str, ...]
    initial: bool
    openings: tuple[str, ...]
    generic: bool


def word_of(token: Token, vowelless: bool, budget: Budget) -> Word:
    """Return what of a token is indexed and asked for.

    Parameters
    ----------
    vowelless
        Whether its name is written without vowels: then its consonants meet those of any word.

    Examples
    --------
    >>> token = Token("mashiny", "word", ("maxini",), "mxn", ("machine",), "")
    >>> word = word_of(token, False, Budget())
    >>> word.spellings, word.kept, word.asked
    (('maxini', 'mashiny'), ('=machine', '^mxn'), ('=machine', '~mxn'))
    """
    spellings = tuple(dict.fromkeys((*token.sounds, token.key)))
    openings = tuple(sorted({spelling[:1] for spelling in spellings}))
    generic, initial = token.kind == GENERIC, token.kind == INITIAL
    if initial:
        return Word(spellings, (), (), initial, openings, generic)
    kept = [f"={concept.lstrip(PHRASE)}" for concept in token.concepts]
    asked = list(kept)
    if token.bones and not token.bones.isdigit():
        with_vowels, without = f"^{token.bones}", f"~{token.bones}"
        kept.append(without if vowelless else with_vowels)
        asked.append(without)
        if vowelless or len(token.bones) >= budget.bones:
            asked.append(with_vowels)
    return Word(spellings, tuple(kept), tuple(asked), initial, openings, generic)


def acronym(form: NameForm, budget: Budget) -> str:
    """Return the initials of a body's name of several words, or nothing where they are few."""
    enough = len(form.initials) >= max(budget.acronym, 2)
    return form.initials if enough and form.schema != PERSON else ""


def kept_whole(form: NameForm, budget: Budget) -> tuple[str, ...]:
    """Return the keys of the whole name under which it is found."""
    keys = (*(_marked("+", text) for text in _glued(form)), _marked("#", acronym(form, budget)))
    return tuple(key for key in keys if key)


def asked_whole(form: NameForm, budget: Budget) -> tuple[str, ...]:
    """Return the keys of the whole name that it asks for.

    A name of one word asks for names with its letters as initials, and a longer one for names of
    one word that are its own initials.
    """
    short = acronym(form, budget)
    word = form.bearing[0] if len(form.bearing) == 1 else None
    keys = (
        *(_marked("+", text) for text in _glued(form)),
        _marked("+", short),
        *(_marked("#", text) for text in ((word.key, *word.sounds) if word else ())),
    )
    return tuple(dict.fromkeys(key for key in keys if key))


def _glued(form: NameForm) -> tuple[str, ...]:
    """Return the words of a name without blanks, without its particles and with them."""
    words = (token for token in form.tokens if token.kind not in (FORM, TITLE))
    with_particles = "".join(token.sounds[0] for token in words)
    return tuple(dict.fromkeys((form.glued, with_particles)))


def identifier_key(kind: str, value: str) -> str:
    """Return the key of an identifier.

    Examples
    --------
    >>> identifier_key("imo", "9074729")
    '!imo:9074729'
    """
    return f"!{kind}:{value}"


def _marked(mark: str, text: str) -> str:
    return f"{mark}{text}" if text else ""
