"""Legal forms in a name: found whole in any dotting, spacing, script and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.studies.screening.calc.names.tables import FormNames

LONGEST: Final = 12
"""Words of the longest legal form."""
SPELLED: Final = 8
"""Letters from which a form is compared by sound, so that transliterations meet."""
LEFT: Final = 4
"""Letters that must be left of a word when a glued form is cut off."""


@dataclass(frozen=True, slots=True)
class FoundForm:
    """Words from `first` to before `after` are a legal form of a class."""

    first: int
    after: int
    kind: str


class FormFinder:
    """Finds the legal forms among the words of a name.

    Parameters
    ----------
    forms
        Spellings as keys and as first sounds, without blanks, with their classes.

    Examples
    --------
    >>> finder = FormFinder(FormNames({"sadecv": "stock", "srl": "limited"}))
    >>> finder.find(["gruma", "sa", "de", "cv"], ["gruma", "sa", "de", "cv"])
    [FoundForm(first=1, after=4, kind='stock')]
    """

    def __init__(self, forms: FormNames) -> None:
        self._classes: Mapping[str, str] = forms.spellings
        self._edge_only = forms.edge_only
        self._openings = frozenset(
            form[:length] for form in self._classes for length in range(1, len(form) + 1)
        )
        self._glued = forms.glued

    def find(self, keys: Sequence[str], sounds: Sequence[str]) -> list[FoundForm]:
        """Return the forms in their order; one word at least is left where it can be."""
        found: list[FoundForm] = []
        first = 0
        while first < len(keys):
            form = self._at(keys, sounds, first)
            if form is None:
                first += 1
            else:
                found.append(form)
                first = form.after
        return self._at_edges(found, keys)

    def _at(self, keys: Sequence[str], sounds: Sequence[str], first: int) -> FoundForm | None:
        key, sound = "", ""
        best: FoundForm | None = None
        for after in range(first + 1, min(len(keys), first + LONGEST) + 1):
            key += keys[after - 1]
            sound += sounds[after - 1]
            if key not in self._openings and sound not in self._openings:
                break
            if len(keys[after - 1]) == 1 and after < len(keys) and len(keys[after]) == 1:
                continue
            kind = self._classes.get(key)
            if kind is None and len(sound) >= SPELLED:
                kind = self._classes.get(sound)
            if kind is not None:
                best = FoundForm(first, after, kind)
        return best

    def _at_edges(self, found: list[FoundForm], keys: Sequence[str]) -> list[FoundForm]:
        """Drop short forms that stand inside a name, where they are words of another kind."""
        start, end = 0, len(keys)
        edge: set[int] = set()
        for form in found:
            if form.first == start:
                edge.add(form.first)
                start = form.after
        for form in reversed(found):
            if form.after == end:
                edge.add(form.first)
                end = form.first
        return [
            form
            for form in found
            if form.first in edge or "".join(keys[form.first : form.after]) not in self._edge_only
        ]

    def unglued(self, key: str) -> tuple[str, str] | None:
        """Return form and rest of a word to which a form was glued, form first or last.

        Examples
        --------
        >>> FormFinder(FormNames({"jsc": "stock"}, glued=("jsc",))).unglued("jscargument")
        ('jsc', 'argument')
        """
        if not (key.startswith(self._glued) or key.endswith(self._glued)):
            return None
        for form in self._glued:
            if len(key) - len(form) >= LEFT:
                if key.startswith(form):
                    return form, key[len(form) :]
                if key.endswith(form):
                    return form, key[: -len(form)]
        return None
