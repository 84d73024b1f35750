"""Normal forms of many names in little memory: each different token once, names by number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TypeAlias, overload

from corredor.studies.screening.calc.names.records import BEARING, NameForm, Token

_Said: TypeAlias = tuple[str, str, str, str, bool]
"""Schema, script, class of legal form, reason against and whether it is approximate."""


class KeptForms(Sequence[NameForm]):
    """Normal forms by number, made again from their tokens when they are asked for.

    Parameters
    ----------
    forms
        Taken one by one and not kept.

    Attributes
    ----------
    tokens
        Different tokens in the order in which they come.
    starts, numbers
        Where each name begins among the numbers of its tokens, and these.
    sayings, kinds
        Different schemas, scripts, legal forms, reasons against and whether they are approximate;
        and which of these each name has.
    parted
        Forms of names that a stroke parts, by number: kept whole.

    Examples
    --------
    >>> token = Token("gruma", "word", ("gruma",), "grm", (), "Gruma")
    >>> form = NameForm("Gruma", "organisation", "latin", (token,), "", "gruma", "g", True, "",
    ...                 False)
    >>> kept = KeptForms([form, form])
    >>> kept[1] == form, len(kept), len(kept.tokens)
    (True, 2, 1)
    """

    def __init__(self, forms: Iterable[NameForm]) -> None:
        self.tokens: list[Token] = []
        self.starts, self.numbers = array("i", [0]), array("i")
        self.parted: dict[int, NameForm] = {}
        self._texts: list[str] = []
        self.sayings: list[_Said] = []
        self.kinds = array("i")
        known: dict[Token, int] = {}
        kept: dict[int, int] = {}
        kinds: dict[_Said, int] = {}
        for form in forms:
            for token in form.tokens:
                number = kept.get(id(token))
                if number is None:
                    number = known.setdefault(token, len(self.tokens))
                    if number == len(self.tokens):
                        self.tokens.append(token)
                        kept[id(token)] = number
                self.numbers.append(number)
            self._add(form, kinds)

    def _add(self, form: NameForm, kinds: dict[_Said, int]) -> None:
        said = form.schema, form.script, form.form, form.reason, form.approximate
        kind = kinds.setdefault(said, len(self.sayings))
        if kind == len(self.sayings):
            self.sayings.append(said)
        if form.parts:
            self.parted[len(self._texts)] = form
        self.kinds.append(kind)
        self._texts.append(form.text)
        self.starts.append(len(self.numbers))

    def some(self, numbers: Iterable[int]) -> KeptForms:
        """Return some of the names, numbered anew in this order."""
        return KeptForms(self[number] for number in numbers)

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, number: int) -> NameForm: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[NameForm]: ...
    def __getitem__(self, number: int | slice) -> NameForm | Sequence[NameForm]:
        """Return a form, equal to the one that was given."""
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        if number in self.parted:
            return self.parted[number]
        tokens, text = self.tokens, self._texts[number]
        schema, script, form, reason, approximate = self.sayings[self.kinds[number]]
        held = self.numbers[self.starts[number] : self.starts[number + 1]]
        row = tuple([tokens[at] for at in held])
        bearing = [token for token in row if token.kind in BEARING]
        glued = "".join([token.sounds[0] for token in bearing])
        initials = "".join([token.key[0] for token in bearing])
        return NameForm(
            *(text, schema, script, row, form, glued, initials, not reason, reason, approximate)
        )
