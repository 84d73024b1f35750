"""Records as the other parts would make them, from plain lists of names."""

import re
from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.proposals import proposals_in
from corredor.studies.evidence.calc.records import Mention, Proposal, Quotation, Sentence, Span
from corredor.studies.evidence.study.lexicons.proposals import stage_words

NAMES = {
    "Vietnam": ("place", "vietnam", "VN"),
    "Hanoi": ("place", "hanoi", "VN"),
    "Chile": ("place", "chile", "CL"),
    "Santiago": ("place", "santiago", "CL"),
    "Kenya": ("place", "kenya", "KE"),
    "Kenia": ("place", "kenya", "KE"),
    "Mombasa": ("place", "mombasa", "KE"),
    "Japan": ("place", "japan", "JP"),
    "Japón": ("place", "japan", "JP"),
    "JICA": ("organisation", "jica", "JP"),
    "Codelco": ("organisation", "codelco", "CL"),
    "PetroVietnam": ("organisation", "petrovietnam", "VN"),
    "Murkomen": ("person", "murkomen", "KE"),
    "Вьетнам": ("place", "vietnam", "VN"),
    "Вьетнама": ("place", "vietnam", "VN"),
    "Вьетнаму": ("place", "vietnam", "VN"),
    "Чили": ("place", "chile", "CL"),
    "Кения": ("place", "kenya", "KE"),
    "Кении": ("place", "kenya", "KE"),
    "Кенией": ("place", "kenya", "KE"),
    "Япония": ("place", "japan", "JP"),
    "Японией": ("place", "japan", "JP"),
    "Японии": ("place", "japan", "JP"),
    "Момбасе": ("place", "mombasa", "KE"),
}
Names = dict[str, tuple[str, str, str]]
Reader = Callable[..., tuple[Proposal, ...]]


def named(text: str, names: Names) -> tuple[Mention, ...]:
    """Return every name of the list where it stands in a text."""
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return tuple(
        Mention(
            Span(*match.span()),
            names[match[1]][0],  # type: ignore[arg-type]
            match[1],
            names[match[1]][1],
            country=names[match[1]][2],
        )
        for match in re.finditer(rf"(?<!\w)({pattern})(?!\w)", text)
    )


def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text whose only full stops end sentences."""
    return tuple(
        Sentence(Span(*match.span()), text.count("\n", 0, match.start()))
        for match in re.finditer(r"\S[^.\n]*\.", text)
    )


@pytest.fixture
def read() -> Reader:
    """Return the reader of a text's proposals."""

    def reader(
        language: str,
        text: str,
        names: Names = NAMES,
        quotations: tuple[Quotation, ...] = (),
    ) -> tuple[Proposal, ...]:
        mentions = named(text, names)
        return proposals_in(text, split(text), mentions, (), quotations, stage_words(language))

    return reader
