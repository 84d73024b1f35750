"""An entity of FollowTheMoney made an entry; sanctions and ownerships made what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, cast

from corredor.studies.screening.inputs.entries import (
    ALIAS,
    FORMER,
    PRIMARY,
    WEAK,
    Entry,
    Holding,
    ListedName,
    Measure,
)
from corredor.studies.screening.readers.making import LONGEST_REMARKS
from corredor.studies.screening.readers.words import (
    identifier_type,
    iso_day,
    measure_type,
    regime_of,
    schema_of,
)

REGIME: Final = "OPENSANCTIONS"
COLLECTION: Final = "US-CSL"
NAMES: Final = (("name", ALIAS), ("alias", ALIAS), ("previousName", FORMER), ("weakAlias", WEAK))
COUNTRIES: Final = ("country", "nationality", "citizenship", "jurisdiction", "flag")
BIRTH: Final = ("birthDate",)
REMARKS: Final = ("notes", "summary", "position")
AIRCRAFT, REGISTRATION, TAIL = "aircraft", "registration", "aircraft"
"""Of an aircraft the registration is its tail number."""
LISTED: Final = "sanction"
"""Topic of what is sanctioned; other topics are offices, crimes and interests."""
Properties = Mapping[str, list[str]]
_LARGEST_MEMORY: Final = 4096
_SHORT: Final = 512
"""Characters up to which measures are worth remembering."""
_SCHEMAS: Final[dict[str, str]] = {}


def properties_of(said: dict[str, Any]) -> Properties:
    """Return the properties of an entity, each a list of texts, without values of other kinds."""
    held = cast("dict[str, Any]", said["properties"])
    return {
        name: [value for value in cast("list[Any]", values) if type(value) is str]
        for name, values in held.items()
        if type(values) is list
    }


def holdings_of(held: Properties, line: int) -> Iterator[Holding]:
    """Yield what each owner of an ownership holds in each of its assets."""
    span = [next(iter(held.get(name, ())), "") for name in ("startDate", "endDate")]
    share = next(iter(held.get("percentage", ())), "")
    starts, ends = map(iso_day, span)
    for owner in held.get("owner", ()):
        for asset in held.get("asset", ()):
            yield Holding(owner, asset, share.strip(), starts, ends, line)


def measures_of_sanction(
    said: dict[str, Any], held: Properties, regime: str
) -> tuple[Measure, ...]:
    """Return what a sanction orders: one measure for each list and programme that it names."""
    datasets = _texts(said, ("datasets",))
    programmes = held.get("program") or held.get("programId") or held.get("authority") or [""]
    starts, ends = (min(map(iso_day, held.get(name) or [""])) for name in ("startDate", "endDate"))
    provisions = " ".join(held.get("provisions", ()))
    told = (datasets, tuple(programmes), provisions, starts, ends, regime)
    short = len(provisions) + sum(map(len, (*datasets, *programmes))) < _SHORT
    return _ordered(*told) if short else _ordered.__wrapped__(*told)


@lru_cache(maxsize=4096)
def _ordered(
    datasets: tuple[str, ...],
    programmes: tuple[str, ...],
    provisions: str,
    starts: str,
    ends: str,
    regime: str,
) -> tuple[Measure, ...]:
    regimes = [regime] if regime else list(dict.fromkeys(map(regime_of, datasets))) or [REGIME]
    made: list[Measure] = []
    for own in regimes:
        for programme in programmes:
            # The collection of US lists names the list in the programme.
            precise = regime_of(programme, default=own) if own == COLLECTION else own
            kind = measure_type(precise, f"{programme} {provisions}")
            made.append(Measure(precise, programme, kind, starts, ends))
    return tuple(made)


def entry_of(
    said: dict[str, Any], line: int, sanctions: dict[str, tuple[Measure, ...]], regime: str
) -> Entry | None:
    """Return the entry that an entity is; None where it is no person, organisation or thing.

    Parameters
    ----------
    said
        The entity.
    line
        Where it stands.
    sanctions
        Measures on ids.
    regime
        Of all measures; empty for those that the entity names.
    """
    held: dict[str, Any] = said["properties"]
    names: dict[str, ListedName] = {}
    caption = said.get("caption")
    for name, kind in NAMES:
        values = held.get(name)
        if type(values) is list:
            for text in cast("list[Any]", values):
                if type(text) is str and text not in names and not text.isspace() and text:
                    names[text] = ListedName(text, kind)
    target = said.get("target") is True
    if not names and not (target and type(caption) is str and caption.strip()):
        return None
    schema: str = said["schema"]
    kind = _SCHEMAS.get(schema)
    if kind is None:
        kind = schema_of(schema, "")
        if len(_SCHEMAS) < _LARGEST_MEMORY and len(schema) < _SHORT:
            _SCHEMAS[schema] = kind
    if not kind and not target:
        return None
    kind = kind or "unknown"
    shown = caption if type(caption) is str else ""
    first = shown if shown in names else next(iter(names), shown)
    names = {first: ListedName(first, PRIMARY)} | {k: v for k, v in names.items() if k != first}
    marks, countries, birth, remarks = _particulars(held)
    if kind == AIRCRAFT:
        marks = tuple((TAIL if one == REGISTRATION else one, value) for one, value in marks)
    return Entry(
        said["id"],
        kind,
        tuple(names.values()),
        sanctions.get(said["id"]) or _topical(said, held, target, regime),
        marks,
        countries,
        birth,
        remarks,
        line,
    )


_MARKS: Final[dict[str, str]] = {}
"""Types of identifiers by the names of properties that were met."""


def _particulars(
    held: dict[str, Any],
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...], str]:
    marks: dict[tuple[str, str], None] = {}
    for name, values in held.items():
        kind = _MARKS.get(name)
        if kind is None:
            kind = identifier_type(name)
            if len(_MARKS) < _LARGEST_MEMORY and len(name) < _SHORT:
                _MARKS[name] = kind
        if kind and type(values) is list:
            for value in cast("list[Any]", values):
                if type(value) is str:
                    number = value.upper().removeprefix("IMO") if kind == "imo" else value
                    marks[kind, number.strip()] = None
    countries = _texts(held, COUNTRIES)
    birth = _texts(held, BIRTH)
    remarks = "; ".join(_texts(held, REMARKS))[:LONGEST_REMARKS]
    return tuple(marks), countries, birth, remarks


def _texts(held: dict[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        if name in held and type(held[name]) is list:
            for value in held[name]:
                if type(value) is str:
                    found[value] = None
    return tuple(found)


def _topical(
    said: dict[str, Any], held: dict[str, Any], target: bool, regime: str
) -> tuple[Measure, ...]:
    """Return the measures of an object without sanctions of its own, by its topics."""
    topics = _texts(held, ("topics",))
    if not topics and not target:
        return ()
    datasets = _texts(said, ("datasets",))
    short = sum(map(len, (*topics, *datasets))) < _SHORT
    told = (topics, datasets, regime)
    return _by_topic(*told) if short else _by_topic.__wrapped__(*told)


@lru_cache(maxsize=4096)
def _by_topic(
    topics: tuple[str, ...], datasets: tuple[str, ...], regime: str
) -> tuple[Measure, ...]:
    own = regime or (regime_of(datasets[0]) if len(datasets) == 1 else REGIME)
    if not topics:
        return (Measure(own, "", "unknown"),)
    made: dict[Measure, None] = {}
    for topic in topics:
        kind = measure_type("", topic)
        if kind == "unknown" and topic != LISTED:
            kind = "watch"
        made[Measure(own, topic, kind)] = None
    return tuple(made)
