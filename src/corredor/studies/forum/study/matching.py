"""From participants to match scores: the records of the folder as sides of people without names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from corredor.core.errors import N_, NotAChoice, Wording
from corredor.data.tables import read_data_table
from corredor.studies.forum.calc.scores import (
    Blend,
    Nodes,
    Rules,
    Side,
    Texts,
)
from corredor.studies.forum.calc.scores.glossary import FloatArray
from corredor.studies.forum.calc.scores.parts import BOTH, Pair
from corredor.studies.forum.calc.scores.sectors import BoolArray, columns_of, membership
from corredor.studies.forum.inputs.people import SIZES
from corredor.studies.forum.inputs.records import (
    Interpreter,
    Organisation,
    Person,
    Slot,
    Statement,
    Wish,
)
from corredor.studies.forum.study.texts import blend, text_features

LEVELS: Final = 3
SCIAN_DIGITS: Final = (4, 3)
"""Digits of a branch and of a subsector: a subsector may lie in several divisions."""
KNOWN_CODES: Final = N_("codes such as 1030 (ISIC), 311 (SCIAN), 10.39 (OKVED), 0804 (HS)")


@lru_cache(maxsize=1)
def nodes() -> Nodes:
    """Return the trees of activities and goods."""
    divisions = [row for row in read_data_table("isic") if row["level"] == "division"]
    goods = read_data_table("isic", "hs")
    return Nodes(
        {row["code"]: row["section"] for row in divisions},
        {row["chapter"]: row["isic"] for row in goods},
    )


@lru_cache(maxsize=1)
def _divisions_of_scian() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_data_table("isic", "scian"):
        found[row["scian"]] = (*found.get(row["scian"], ()), row["isic"])
    return found


def _activities(column: str, code: str) -> tuple[str, ...]:
    """Return the divisions of a code of SCIAN by its longest known beginning; others stand."""
    if column != "scian":
        return (code,)
    scian = _divisions_of_scian()
    known = (scian.get(code[:digits]) for digits in SCIAN_DIGITS)
    return next((held for held in known if held), (code,))


def sector_nodes(organisation: Organisation) -> tuple[tuple[str, int], ...]:
    """Return the nodes of an organisation's sectors and goods.

    Raises
    ------
    NotAChoice
        E110: a code is in no division or chapter.
    """
    found: set[tuple[str, int]] = set()
    for column, codes in (
        ("isic", organisation.isic),
        ("scian", organisation.scian),
        ("okved", organisation.okved),
        ("hs", organisation.hs),
    ):
        for code in codes:
            try:
                found |= set(code_nodes(column, code))
            except ValueError:
                place = organisation.row.at(column)
                known = Wording(KNOWN_CODES)
                raise NotAChoice(place, column=column, value=code, known=known) from None
    return tuple(sorted(found, key=lambda node: (node[1], node[0])))


def code_nodes(column: str, code: str) -> tuple[tuple[str, int], ...]:
    """Return the nodes of a code of isic, scian, okved or hs.

    Raises
    ------
    ValueError
        It is in no division or chapter, or is one of the HS, whose digits come in twos, that has
        lost its first 0 in a spreadsheet.
    """
    if column == "hs":
        if len(code.replace(".", "")) % 2:
            raise ValueError(code)
        return nodes().of([], [code])
    return nodes().of(_activities(column, code), [])


@dataclass(frozen=True, eq=False)
class Matching:
    """Two sides ready to be scored, and whose rows they are.

    Parameters
    ----------
    people
        Ids of the people of each side, in the order of its rows.
    sides
        The sides.
    needs, offers
        Statements of each side, in the order of its texts.
    blend
        Weights of a likeness.
    languages
        Languages that people speak, sorted: the columns of `Side.speaks`.
    """

    people: tuple[tuple[str, ...], tuple[str, ...]]
    sides: tuple[Side, Side]
    needs: tuple[tuple[Statement, ...], tuple[Statement, ...]]
    offers: tuple[tuple[Statement, ...], tuple[Statement, ...]]
    blend: Blend
    languages: tuple[str, ...]

    def pair(self, one: str, other: str) -> Pair | None:
        """Return the rows of two people of different sides, in any order; None for others."""
        first, second = ({name: at for at, name in enumerate(own)} for own in self.people)
        if one in first and other in second:
            return first[one], second[other]
        if other in first and one in second:
            return first[other], second[one]
        return None


def matching(
    people: Iterable[Person],
    organisations: Mapping[str, Organisation],
    needs: Iterable[Statement],
    offers: Iterable[Statement],
    slots: Iterable[Slot],
    sides: tuple[str, str],
) -> Matching:
    """Return the people of two sides as arrays, ready to be scored.

    Only people who consent are matched; people of neither side are left out.

    Raises
    ------
    NotAChoice
        E110: an organisation has an unknown code.
    """
    own = [
        tuple(person for person in held if person.side == side and person.consents)
        for held in (tuple(people),)
        for side in sides
    ]
    sectors = {name: sector_nodes(held) for name, held in sorted(organisations.items())}
    wanted, given = tuple(needs), tuple(offers)
    said = [[_of(people_, rows) for rows in (wanted, given)] for people_ in own]
    flat = [statement for pair in said for rows in pair for statement in rows]
    made = text_features([s.text for s in flat], [s.language for s in flat])
    common = _Columns.of(own[0] + own[1], organisations, sectors, slots)
    built: list[Side] = []
    start = 0
    for people_, (own_needs, own_offers) in zip(own, said, strict=True):
        texts: list[Texts] = []
        for rows in (own_needs, own_offers):
            texts.append(_texts(people_, rows, made[start : start + len(rows)]))
            start += len(rows)
        built.append(common.side(people_, texts[0], texts[1]))
    return Matching(
        people=(tuple(p.id for p in own[0]), tuple(p.id for p in own[1])),
        sides=(built[0], built[1]),
        needs=(said[0][0], said[1][0]),
        offers=(said[0][1], said[1][1]),
        blend=blend(),
        languages=common.languages,
    )


def _of(people: Sequence[Person], rows: Sequence[Statement]) -> tuple[Statement, ...]:
    place = {person.id: at for at, person in enumerate(people)}
    held = [row for row in rows if row.participant in place]
    return tuple(sorted(held, key=lambda row: (place[row.participant], row.id)))


def _texts(people: Sequence[Person], rows: Sequence[Statement], made: FloatArray) -> Texts:
    place = {person.id: at for at, person in enumerate(people)}
    return Texts(np.array([place[row.participant] for row in rows], np.int64), made)


@dataclass(frozen=True, eq=False)
class _Columns:
    """Columns that both sides have in common."""

    organisations: Mapping[str, int]
    sizes: Mapping[str, int]
    sectors: Mapping[str, tuple[tuple[str, int], ...]]
    levels: tuple[tuple[str, ...], ...]
    languages: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def of(
        cls,
        people: Sequence[Person],
        organisations: Mapping[str, Organisation],
        sectors: Mapping[str, tuple[tuple[str, int], ...]],
        slots: Iterable[Slot],
    ) -> _Columns:
        return cls(
            organisations={name: at for at, name in enumerate(sorted(organisations))},
            sizes={
                name: SIZES.index(held.size) if held.size else -1
                for name, held in organisations.items()
            },
            sectors=sectors,
            levels=tuple(columns_of(sectors.values(), level) for level in range(LEVELS)),
            languages=_spoken(people),
            slots=tuple(slot.id for slot in slots),
        )

    def side(self, people: Sequence[Person], needs: Texts, offers: Texts) -> Side:
        held = [self.sectors.get(person.organisation, ()) for person in people]
        away = [frozenset(person.away) for person in people]
        # Where no slots are known yet, everybody shares one.
        slots = self.slots or ("",)
        return Side(
            organisation=np.array([self.organisations[p.organisation] for p in people], np.int64),
            needs=needs,
            offers=offers,
            sectors=tuple(
                membership(held, level, columns) for level, columns in enumerate(self.levels)
            ),
            size=np.array([self.sizes[person.organisation] for person in people], np.int64),
            speaks=_marks([frozenset(person.languages) for person in people], self.languages),
            free=~_marks(away, slots),
        )


def _marks(held: Sequence[frozenset[str]], columns: Sequence[str]) -> BoolArray:
    cells = [[name in own for name in columns] for own in held]
    return np.array(cells, np.bool_).reshape(len(held), len(columns))


def _spoken(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(sorted({language for person in people for language in person.languages}))


def rules(
    matched: Matching,
    wishes: Iterable[Wish],
    blocked: Iterable[tuple[str, str]] = (),
    interpreters: Iterable[Interpreter] = (),
) -> Rules:
    """Return what people and the organiser ask for, as rows of the two sides.

    Parameters
    ----------
    blocked
        Pairs of people, by id, whom a screening flag of severity blocker keeps apart.
    """
    by_kind: dict[str, set[Pair]] = {"pin": set(), "veto": set()}
    wished: dict[Pair, int] = {}
    for wish in wishes:
        pair = matched.pair(wish.participant, wish.other)
        if pair is None:
            continue
        if wish.kind == "wish":
            wished[pair] = min(BOTH, wished.get(pair, 0) + 1)
        else:
            by_kind[wish.kind].add(pair)
    apart = {matched.pair(one, other) for one, other in blocked}
    languages = matched.languages
    bridge = np.zeros((len(languages), len(languages)), np.bool_)
    for interpreter in interpreters:
        known = [at for at, name in enumerate(languages) if name in interpreter.languages]
        bridge[np.ix_(known, known)] = True
    return Rules(
        wishes=wished,
        pinned=frozenset(by_kind["pin"]),
        vetoes=frozenset(by_kind["veto"]),
        blocked=frozenset(pair for pair in apart if pair is not None),
        interpreted=bridge,
    )
