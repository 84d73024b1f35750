"""Names made of plain words, without any table."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corredor.studies.screening.calc.names.records import BEARING, NameForm, Token

Maker = Callable[..., NameForm]
VOWELS = str.maketrans("", "", "aeiou")


def token_of(text: str) -> Token:
    """``word``, ``word/other sound``, ``word=concept``, ``G:generic``, ``P:particle``."""
    kind = "word"
    if ":" in text:
        mark, text = text.split(":")
        kind = {"G": "generic", "P": "particle", "F": "form"}[mark]
    text, _, concept = text.partition("=")
    key, _, other = text.partition("/")
    if kind == "word":
        kind = "number" if key.isdigit() else "initial" if len(key) == 1 else kind
    sounds = (key, other) if other else (key,)
    bones = key.translate(VOWELS) or key
    return Token(key, kind, sounds, bones, (concept,) if concept else (), key)


def form_of(text: str, schema: str = "organisation", script: str = "latin") -> NameForm:
    tokens = tuple(token_of(word) for word in text.split())
    bearing = [token for token in tokens if token.kind in BEARING]
    return NameForm(
        text=text,
        schema=schema,
        script=script,
        tokens=tokens,
        form="",
        glued="".join(token.sounds[0] for token in bearing),
        initials="".join(token.key[0] for token in bearing),
        screenable=bool(bearing),
        reason="",
        approximate=False,
    )


@pytest.fixture(scope="session")
def made() -> Maker:
    """Make a name of words."""
    return form_of


def parted_of(text: str, schema: str = "organisation", script: str = "latin") -> NameForm:
    whole = form_of(text.replace("/ ", " "), schema, script)
    parts = (
        tuple(form_of(part, schema, script) for part in text.split("/ ")) if "/ " in text else ()
    )
    return replace(whole, parts=parts)


@pytest.fixture(scope="session")
def parted() -> Maker:
    """Make a name that a stroke may part."""
    return parted_of
