"""Names of parties against names of lists: candidates without loss, scores with their parts.

The one door of the study to `calc.names`, `calc.index` and `calc.score`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from corredor.studies.screening.calc.index import Budget, Coverage, NameIndex, candidates
from corredor.studies.screening.calc.names import NameForm, NameReader
from corredor.studies.screening.calc.score import Part
from corredor.studies.screening.calc.score.equivalents import equivalents, with_equivalents
from corredor.studies.screening.inputs.entries import WEAK, Entry, ListedName
from corredor.studies.screening.inputs.rows import Party, Policy
from corredor.studies.screening.study.forms import name_reader
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.scorer import Scorer, Thresholds, line_of, scorer

MATCHER: Final = "corredor"
UNKNOWN: Final = "unknown"
ORGANISATION: Final = "organisation"
MOST_LEARNT: Final = 20_000
"""Entries from which translations are learnt."""
AT_LEAST: Final = 2
"""Entries that must show a translation before it is believed."""
FORMS_KEPT: Final = 50_000
"""Normal forms of listed names that are kept; others are made again when they are candidates."""


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
    """

    list: ScreenedList
    entry: Entry
    name: ListedName
    query: str
    score: float
    parts: tuple[Part, ...]
    is_match: bool = True


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
    """

    found: Mapping[str, tuple[Found, ...]]
    truncated: frozenset[str]
    unscreenable: Mapping[str, str]
    approximate: frozenset[str]
    thresholds: Mapping[str, Thresholds]
    coverage: Coverage


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
    def index(self) -> NameIndex:
        """The index of the names."""
        return NameIndex.of(map(self._made, range(len(self.names))), self.budget)

    @cached_property
    def reader(self) -> NameReader:
        """What reads names: the reference tables, and translations learnt from these lists."""
        known = name_reader()
        learnt = equivalents(_in_several_languages(self.lists), AT_LEAST)
        return NameReader(with_equivalents(known.tables, learnt)) if learnt else known

    def _made(self, number: int) -> NameForm:
        _, entry, name = self.names[number]
        return self.reader.form(name.text, entry.schema)

    @cached_property
    def form(self) -> Callable[[int], NameForm]:
        """Normal forms by number, made again unless they were asked for lately."""
        return lru_cache(FORMS_KEPT)(self._made)

    @cached_property
    def scorer(self) -> Scorer:
        """What scores names against these lists."""
        return scorer()


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
    best: dict[str, dict[tuple[str, str], Found]] = {}
    for number, (party, form) in enumerate(asked):
        for found in _scored(listed, party, form, given.of(number).tolist(), bounds):
            key = (found.list.id, found.entry.id)
            held = best.setdefault(party.id, {})
            if key not in held or _rank(held[key]) < _rank(found):
                held[key] = found
    cut = {asked[at][0].id for at in given.truncated.nonzero()[0].tolist()}
    return Matched(
        found={name: tuple(sorted(held.values(), key=_order)) for name, held in best.items()},
        truncated=frozenset(cut),
        unscreenable=_unscreenable(parties, forms),
        approximate=_approximate(forms),
        thresholds=bounds,
        coverage=given.coverage,
    )


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
    party: Party,
    form: NameForm,
    numbers: Iterable[int],
    bounds: Mapping[str, Thresholds],
) -> Iterator[Found]:
    """Yield the listed names that a person must look at."""
    for number in numbers:
        one, entry, name = listed.names[number]
        if not _is_comparable(party.schema, entry.schema):
            continue
        scored = listed.scorer.score(form, listed.form(number), name.kind == WEAK)
        bound = bounds[line_of(party.schema, entry.schema)]
        if scored.value >= bound.review:
            sure = scored.value >= bound.match and name.kind != WEAK
            parts = scored.explanation.parts
            yield Found(one, entry, name, form.text, scored.value, parts, sure)


def _is_comparable(asked: str, listed: str) -> bool:
    return asked == listed or UNKNOWN in (asked, listed)


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
