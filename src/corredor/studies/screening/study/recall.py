"""Recall measured on the user's own lists: listed names, changed as people change names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np

from corredor.core.finding import FindingTable
from corredor.studies.screening.calc.names import NameForm
from corredor.studies.screening.inputs.entries import WEAK
from corredor.studies.screening.study.forms import name_reader
from corredor.studies.screening.study.matching import Found, found_again
from corredor.studies.screening.study.screen import Screening
from corredor.studies.screening.study.tables import made, number, word

BLANK: Final = " "
FORMS: Final = ("S.A. de C.V.", "S. de R.L. de C.V.", "OOO", "PJSC", "Ltd.", "ПАО", "ООО")
SHORTEST: Final = 5
"""Letters of the shortest word in which a letter is changed."""
SHARE_DIGITS: Final = 4

Change = Callable[[str, NameForm, np.random.Generator], str]
"""Changes a name; empty where the change doesn't apply to it."""


def typo(name: str, form: NameForm, random: np.random.Generator) -> str:
    """Swap two letters within the longest word."""
    longest = max(name.split(), key=len, default="")
    if len(longest) < SHORTEST:
        return ""
    at = int(random.integers(1, len(longest) - 2))
    swapped = longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :]
    return name.replace(longest, swapped, 1) if swapped != longest else ""


def letter_lost(name: str, form: NameForm, random: np.random.Generator) -> str:
    """Leave a letter out of the longest word."""
    longest = max(name.split(), key=len, default="")
    if len(longest) < SHORTEST:
        return ""
    at = int(random.integers(1, len(longest) - 1))
    return name.replace(longest, longest[:at] + longest[at + 1 :], 1)


def other_form(name: str, form: NameForm, random: np.random.Generator) -> str:
    """Put another legal form behind an organisation's bearing words."""
    if form.schema != "organisation":
        return ""
    return BLANK.join(
        [*(token.written for token in form.bearing), FORMS[int(random.integers(len(FORMS)))]]
    )


def order(name: str, form: NameForm, random: np.random.Generator) -> str:
    """Put the last word first, as lists and passports do."""
    words = name.replace(",", BLANK).split()
    return BLANK.join([words[-1], *words[:-1]]) if len(words) > 1 else ""


def glue(name: str, form: NameForm, random: np.random.Generator) -> str:
    """Write the first two words as one."""
    words = name.split()
    return BLANK.join([words[0] + words[1], *words[2:]]) if len(words) > 2 else ""


def abbreviation(name: str, form: NameForm, random: np.random.Generator) -> str:
    """Write a person's second word as an initial."""
    words = name.replace(",", BLANK).split()
    if form.schema != "person" or len(words) < 3:
        return ""
    return BLANK.join([words[0], words[1], f"{words[2][0]}.", *words[3:]])


CHANGES: Final[dict[str, Change]] = {
    "as_listed": lambda name, form, random: name,
    "typo": typo,
    "letter_lost": letter_lost,
    "other_form": other_form,
    "other_order": order,
    "glued": glue,
    "abbreviated": abbreviation,
}
"""Classes of changes, each with how it is made."""


def recall(screening: Screening, seed: int) -> Iterator[FindingTable]:
    """Yield the share of changed names of the user's lists that are found, by class and script.

    At most as many names as the policy says are drawn; the same seed draws the same.
    """
    drawn = _drawn(screening, seed)
    if not drawn:
        return
    asked = list(_asked(drawn, seed))
    pairs = [(name, target) for name, target, _ in asked]
    met = found_again(pairs, screening.listed, screening.policy)
    counts: dict[tuple[str, str], list[int]] = {}
    for (_, _, key), found in zip(asked, met, strict=True):
        held = counts.setdefault(key, [0, 0])
        held[0] += 1
        held[1] += found
    columns = (
        *(word("class", "change_class"), word("script"), number("names", "names_tried")),
        *(number("found", "names_found"), number("share", "recall_share", "share")),
    )
    rows = [
        (*key, tried, found, round(found / tried, SHARE_DIGITS))
        for key, (tried, found) in sorted(counts.items())
    ]
    yield made("recall", "screening_recall", columns, rows, "screening/lists")


def _drawn(screening: Screening, seed: int) -> Sequence[Found]:
    """Return listed names drawn from all lists: no weak ones, and none that is too generic."""
    names = [
        Found(one, entry, name, name.text, 1.0, ())
        for one in screening.listed.lists
        for entry in one.entries
        if entry.listed and entry.schema in ("person", "organisation")
        for name in entry.names
        if name.kind != WEAK
    ]
    most = int(screening.policy.numbers["recall_names"])
    if len(names) <= most:
        return names
    drawn = np.random.default_rng(seed).permutation(len(names))[:most]
    return [names[int(at)] for at in np.sort(drawn)]


def _asked(drawn: Sequence[Found], seed: int) -> Iterator[tuple[str, Found, tuple[str, str]]]:
    reader, random = name_reader(), np.random.default_rng(seed)
    for target in drawn:
        form = reader.form(target.name.text, target.entry.schema)
        if not form.screenable:
            continue
        for kind, change in CHANGES.items():
            name = change(target.name.text, form, random)
            if name:
                yield name, target, (kind, form.script)
