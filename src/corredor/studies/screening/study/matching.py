"""Names of parties against names of lists: candidates without loss, scores with their parts.

The one door of the study to `calc.names`, `calc.index` and `calc.score`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

import numpy as np

from corredor.studies.screening.calc.index import Budget, Coverage, NameIndex, candidates
from corredor.studies.screening.calc.index.ranges import Numbers
from corredor.studies.screening.calc.names import KeptForms, NameForm, NameReader
from corredor.studies.screening.calc.score import Part
from corredor.studies.screening.calc.score.equivalents import equivalents, with_equivalents
from corredor.studies.screening.inputs.entries import WEAK, Entry, ListedName
from corredor.studies.screening.inputs.rows import Party, Policy
from corredor.studies.screening.study.forms import name_reader
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.opinions import MATCHER, SecondLook, second_look
from corredor.studies.screening.study.scorer import (
    Batch,
    Scorer,
    Thresholds,
    is_comparable,
    line_of,
    scorer,
)

ORGANISATION: Final = "organisation"
MOST_LEARNT: Final = 20_000
"""Entries from which translations are learnt."""
AT_LEAST: Final = 2
"""Entries that must show a translation before it is believed."""


@dataclass(frozen=True)
class Found:
    """A listed name that resembles a name of a party.

    Parameters
    ----------
    list
        The list.
    entry, name
        The entry and the one of its names.
    query
        The name of the party.
    score
        Calibrated likelihood that both name the same [1].
    parts
        Why.
    is_match
        Whether the score is that of a match, and the name no weak one.
    matcher
        Which ones found it; what the second alone found has a score below ours to look at.
    """

    list: ScreenedList
    entry: Entry
    name: ListedName
    query: str
    score: float
    parts: tuple[Part, ...]
    is_match: bool = True
    matcher: str = MATCHER


Best = dict[str, dict[tuple[str, str], Found]]
"""Names that were found, by party, list and entry."""


@dataclass(frozen=True)
class Matched:
    """What matching came to.

    Parameters
    ----------
    found
        Listed names that reach the lowest score, by id of the party, best first.
    truncated
        Parties whose candidates were cut off.
    unscreenable
        Why no name of a party can be told from others, by its id.
    approximate
        Parties whose every name is in a script without a table of its own.
    thresholds
        Scores from which a person must look, and from which a name is a match, by schema.
    coverage
        What was looked for.
    second
        What the second matcher said, where the policy asks for it.
    """

    found: Mapping[str, tuple[Found, ...]]
    truncated: frozenset[str]
    unscreenable: Mapping[str, str]
    approximate: frozenset[str]
    thresholds: Mapping[str, Thresholds]
    coverage: Coverage
    second: SecondLook


@dataclass(frozen=True)
class ListedNames:
    """All names of some lists, ready to be asked.

    Parameters
    ----------
    lists
        The lists.
    budget
        What is found.
    """

    lists: tuple[ScreenedList, ...]
    budget: Budget

    @cached_property
    def names(self) -> list[tuple[ScreenedList, Entry, ListedName]]:
        """Each name with its entry and list, by number."""
        return [
            (one, entry, name)
            for one in self.lists
            for entry in one.entries
            for name in entry.names
        ]

    @cached_property
    def forms(self) -> KeptForms:
        """Normal forms of the names, by number."""
        form = self.reader.form
        return KeptForms(form(name.text, entry.schema) for _, entry, name in self.names)

    @cached_property
    def index(self) -> NameIndex:
        """The index of the names."""
        return NameIndex.of(self.forms, self.budget)

    @cached_property
    def reader(self) -> NameReader:
        """What reads names: the reference tables, and translations learnt from these lists."""
        known = name_reader()
        learnt = equivalents(_in_several_languages(self.lists), AT_LEAST)
        return NameReader(with_equivalents(known.tables, learnt)) if learnt else known

    @cached_property
    def scorer(self) -> Scorer:
        """What scores names against these lists."""
        return scorer()

    @cached_property
    def batch(self) -> Batch:
        """The names as `scorer` reads many of them at once."""
        return self.scorer.batch(self.forms)


def _in_several_languages(lists: Iterable[ScreenedList]) -> Iterator[tuple[NameForm, ...]]:
    """Yield the names of bodies that a list names in several languages or scripts."""
    entries = (entry for one in lists for entry in one.entries if entry.schema == ORGANISATION)
    for entry in islice(entries, MOST_LEARNT):
        names = [name for name in entry.names if name.kind != WEAK]
        if len({name.language for name in names}) > 1 or len({*map(_is_ascii, names)}) > 1:
            yield tuple(name_reader().form(name.text, entry.schema) for name in names)


def _is_ascii(name: ListedName) -> bool:
    return name.text.isascii()


def budget_of(policy: Policy) -> Budget:
    """Return what is looked for by a policy."""
    one, two = (int(policy.numbers[name]) for name in ("one_edit_from", "two_edits_from"))
    return Budget(edits=((1, 0), (one, 1), (two, 2)))


def listed_names(lists: Iterable[ScreenedList], policy: Policy) -> ListedNames:
    """Return the names of lists, ready to be asked within the budget of a policy."""
    return ListedNames(tuple(lists), budget_of(policy))


def matched(parties: Sequence[Party], listed: ListedNames, policy: Policy) -> Matched:
    """Return which names of lists resemble which names of parties."""
    forms = [
        (party, listed.reader.form(name, party.schema)) for party in parties for name in party.names
    ]
    asked = [(party, form) for party, form in forms if form.screenable]
    given = candidates(listed.index, (form for _, form in asked))
    bounds = _bounds(listed, policy)
    pairs = (given.asked, given.names)
    best = _best(_scored(listed, asked, pairs, bounds))
    second = SecondLook()
    if policy.second_opinion:
        both = [*zip(*(numbers.tolist() for numbers in pairs), strict=True)]
        second = _second(listed, asked, both)
        best = _union(best, _best(_alone(listed, asked, both, second)), second)
    cut = {asked[at][0].id for at in given.truncated.nonzero()[0].tolist()}
    return Matched(
        found={name: tuple(sorted(held.values(), key=_order)) for name, held in best.items()},
        truncated=frozenset(cut),
        unscreenable=_unscreenable(parties, forms),
        approximate=_approximate(forms),
        thresholds=bounds,
        coverage=given.coverage,
        second=second,
    )


def found_again(
    asked: Sequence[tuple[str, Found]], listed: ListedNames, policy: Policy
) -> list[bool]:
    """Return whether each name finds the entry of the listed one that it was made of."""
    forms = [(one, listed.reader.form(name, one.entry.schema)) for name, one in asked]
    usable = [at for at, (_, form) in enumerate(forms) if form.screenable]
    given = candidates(listed.index, (forms[at][1] for at in usable))
    wanted: dict[tuple[str, str], list[int]] = {}
    for number, (one, entry, _) in enumerate(listed.names):
        wanted.setdefault((one.id, entry.id), []).append(number)
    bounds = _bounds(listed, policy)
    found = [False] * len(asked)
    for number, at in enumerate(usable):
        one, form = forms[at]
        candidate = given.of(number)
        entry = np.intersect1d(candidate, wanted[one.list.id, one.entry.id])
        found[at] = any(_found(listed, form, name, bounds) for name in entry.tolist())
    return found


def _bounds(listed: ListedNames, policy: Policy) -> Mapping[str, Thresholds]:
    """Return the thresholds of the model, or those that the policy states."""
    review, match = (policy.numbers[name] for name in ("review_from", "match_from"))
    made: dict[str, Thresholds] = {}
    for schema, held in listed.scorer.thresholds.items():
        from_ = review or held.review
        made[schema] = Thresholds(from_, max(match or held.match, from_))
    return made


def _scored(
    listed: ListedNames,
    asked: Sequence[tuple[Party, NameForm]],
    pairs: tuple[Numbers, Numbers],
    bounds: Mapping[str, Thresholds],
) -> Iterator[tuple[str, Found]]:
    """Yield the id of a party and a listed name that a person must look at, in order of names."""
    forms = KeptForms(form for _, form in asked)
    for number, name in listed.batch.reaching(forms, *pairs, bounds):
        party, form = asked[number]
        found = _found(listed, form, name, bounds)
        if found is not None:
            yield party.id, found


def _second(
    listed: ListedNames,
    asked: Sequence[tuple[Party, NameForm]],
    pairs: Iterable[tuple[int, int]],
) -> SecondLook:
    """Return what the second matcher says of the candidates."""
    return second_look((asked[number][0], *listed.names[name][:2]) for number, name in pairs)


def _alone(
    listed: ListedNames,
    asked: Sequence[tuple[Party, NameForm]],
    pairs: Iterable[tuple[int, int]],
    second: SecondLook,
) -> Iterator[tuple[str, Found]]:
    """Yield the id of a party and a name of what the second matcher flags, with our score."""
    for number, name in pairs if second.flagged else ():
        party, form = asked[number]
        one, entry, text = listed.names[name]
        by = second.found_by((party.id, one.id, entry.id), ours=False)
        if by:
            said = listed.scorer.score(form, listed.forms[name], text.kind == WEAK)
            parts = said.explanation.parts
            yield party.id, Found(one, entry, text, form.text, said.value, parts, False, by)


def _union(ours: Best, alone: Best, second: SecondLook) -> Best:
    """Return what either matcher found, each with who found it."""
    made: Best = {party: dict(held) for party, held in alone.items()}
    for party, held in ours.items():
        for key, found in held.items():
            by = second.found_by((party, *key), ours=True)
            made.setdefault(party, {})[key] = replace(found, matcher=by)
    return made


def _best(found: Iterable[tuple[str, Found]]) -> Best:
    """Return the best name of each entry for each party."""
    best: Best = {}
    for party, one in found:
        key = (one.list.id, one.entry.id)
        held = best.setdefault(party, {})
        if key not in held or _rank(held[key]) < _rank(one):
            held[key] = one
    return best


def _found(
    listed: ListedNames, form: NameForm, number: int, bounds: Mapping[str, Thresholds]
) -> Found | None:
    """Return a listed name with its score, or None where nobody need look."""
    one, entry, name = listed.names[number]
    if not is_comparable(form.schema, entry.schema):
        return None
    scored = listed.scorer.score(form, listed.forms[number], name.kind == WEAK)
    bound = bounds[line_of(form.schema, entry.schema)]
    if scored.value < bound.review:
        return None
    sure = scored.value >= bound.match and name.kind != WEAK
    return Found(one, entry, name, form.text, scored.value, scored.explanation.parts, sure)


def _rank(found: Found) -> tuple[bool, float]:
    """Return what is better: a full name before a weak one of the same entry, then the score."""
    return found.name.kind != WEAK, found.score


def _order(found: Found) -> tuple[float, str, str]:
    return -found.score, found.list.id, found.entry.id


def _unscreenable(
    parties: Iterable[Party], forms: Iterable[tuple[Party, NameForm]]
) -> Mapping[str, str]:
    reasons = {party.id: "empty" for party in parties if not party.names}
    usable = {party.id for party, form in forms if form.screenable}
    for party, form in forms:
        if party.id not in usable:
            reasons.setdefault(party.id, form.reason)
    return reasons


def _approximate(forms: Iterable[tuple[Party, NameForm]]) -> frozenset[str]:
    held = [(party.id, form.approximate) for party, form in forms if form.screenable]
    return frozenset(name for name, rough in held if rough) - {
        name for name, rough in held if not rough
    }
