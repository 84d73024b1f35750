"""What results, standings and columns are called in a printed pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from corredor.core.errors import N_
from corredor.core.plain import plain
from corredor.data.glossary import glossary
from corredor.report.i18n import Speech
from corredor.report.i18n.numbers import written

WORDS: Final = {
    "in_force": N_("in force"),
    "expired": N_("expired"),
    "superseded": N_("replaced by a newer decision"),
    "party_changed": N_("void: what is known of the party has changed"),
    "entry_changed": N_("void: the entry has changed or is gone"),
    "second_person_missing": N_("not in force: a second person must decide too"),
    "party_unknown": N_("void: the party is no longer screened"),
    "unknown": N_("not known"),
    "stated": N_("who asked"),
    "system": N_("the computer's clock"),
}
"""Words of a pack alone; all others are the glossary's."""
DIGITS: Final = 3
"""Digits after the point of a number that isn't whole."""


@dataclass(frozen=True)
class Words:
    """The words of one language; `names` are those of parties by their ids."""

    speech: Speech
    names: Mapping[str, str]

    def say(self, message: str, **fields: str) -> str:
        """Return a message in the language, its fields filled in."""
        return self.speech.translate(message).format(**fields)

    def text(self, value: Any) -> str:
        """Return a text of others on one line, without characters that control how it looks."""
        return plain(str(value)) if value is not None else ""

    def word(self, name: Any) -> str:
        """Return a word of the records or of the glossary; else as it stands."""
        held = str(name)
        if held in WORDS:
            return self.say(WORDS[held])
        entry = glossary().get(held)
        if entry is None:
            return self.text(held.replace("_", " "))
        return entry.label.spoken(self.speech.language)[0]

    def named(self, name: str, heading: str) -> str:
        """Return the heading of a column; without one, what the glossary calls it."""
        return self.say(heading) if heading else self.word(name)

    def flag(self, flag: Mapping[str, Any]) -> str:
        """Return the sentence of a flag."""
        fields = {name: self._ref(ref["kind"], ref["id"]) for name, ref in flag["fields"].items()}
        return self.say(flag["sentence"], **fields)

    def _ref(self, kind: str, held: Any) -> str:
        if kind == "word":
            return self.word(held)
        if kind == "term":
            return self.text(self.names.get(str(held), held))
        return self.text(held) or "—"

    def parties_of(self, flag: Mapping[str, Any]) -> set[str]:
        """Return the things of the folder of which a flag speaks."""
        fields: Mapping[str, Mapping[str, str]] = flag["fields"]
        return {ref["id"] for ref in fields.values() if ref["kind"] == "term"}

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        if isinstance(value, bool) or float(value).is_integer():
            return written(Decimal(int(value)), self.speech)
        return written(Decimal(f"{value:.{DIGITS}f}".rstrip("0")), self.speech)

    def cell(self, value: Any, kind: str = "") -> str:
        """Return what a cell of a record says; of kind ``word``, the word in the language."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.word("yes" if value else "no")
        if isinstance(value, int | float):
            return self.number(value)
        if isinstance(value, list | tuple):
            parts: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType]
            return ", ".join(self.cell(one, kind) for one in parts)
        known = value and (kind == "word" or str(value) in WORDS)
        return self.word(value) if known else self.text(value)
