"""OFAC's advanced XML: parties, documents and sanctions apart, joined by numbers.

Words stand in sets of reference values at the beginning, and everything else refers to them.
Entries come out once all sanctions are known, in the order of the parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import N_, Place, UnreconciledList
from corredor.studies.screening.inputs.entries import (
    ALIAS,
    FORMER,
    PRIMARY,
    WEAK,
    Entry,
    Holding,
)
from corredor.studies.screening.readers.making import Draft, identifier_in
from corredor.studies.screening.readers.markup import Element
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    identifier_type,
    iso_day,
    measures_of,
    schema_of,
)

ROOT: Final = "Sanctions"
NAMELESS: Final = N_("a party has no profile or no name")
WANTED: Final = frozenset(
    {
        *("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty"),
        *("SanctionsEntry", "ProfileRelationship"),
    }
)
HELD: Final = ("owned or controlled by", "owned by", "controlled by", "acting for")
"""Beginnings of relations that may be holdings."""
SDN, CONSOLIDATED = "US-OFAC-SDN", "US-OFAC-CONS"
_SDN_NAMES: Final = ("sdn", "specially designated")
_PROGRAMME: Final = "program"
_BIRTH: Final = "birthdate"
_COUNTRIES: Final = ("nationality country", "citizenship country", "location", "vessel flag")
_FLAG: Final = "vessel flag"


@dataclass
class _World:
    """What has been read and is referred to."""

    words: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    parents: dict[str, str] = field(default_factory=dict[str, str])
    places: dict[str, str] = field(default_factory=dict[str, str])
    documents: dict[str, list[tuple[str, str]]] = field(
        default_factory=dict[str, list[tuple[str, str]]]
    )
    drafts: dict[str, list[Draft]] = field(default_factory=dict[str, list[Draft]])
    order: list[Draft] = field(default_factory=list[Draft])

    def word(self, kind: str, number: str) -> str:
        """Return a word of the reference values; empty where there is none of the number."""
        return self.words.get((kind, number), "")


def entries(elements: Iterator[Element], account: Account, regime: str) -> Iterator[Entry]:
    """Yield the entries of the advanced edition.

    Parameters
    ----------
    regime
        Of an entry whose list has no name.

    Raises
    ------
    UnreconciledList
        E132: a sanction is on a party that the file doesn't hold.
    """
    world = _World()
    for element in elements:
        if element.name == "DateOfIssue":
            account.published = _day(element)
        elif element.name == "ReferenceValueSets":
            _words(world, element)
        elif element.name == "Location":
            _place(world, element)
        elif element.name == "IDRegDocument":
            _document(world, element)
        elif element.name == "DistinctParty":
            account.rows += 1
            _party(world, element, account)
        elif element.name == "ProfileRelationship":
            account.rows += 1
            _relation(world, element, account)
        elif element.name == "SanctionsEntry":
            account.rows += 1
            account.joined += 1
            _sanction(world, element, account, regime)
    for draft in world.order:
        account.entries += 1
        yield draft.entry()


def _words(world: _World, element: Element) -> None:
    for values in element.children:
        for value in values.children:
            number = value.attributes.get("ID", "")
            world.words[value.name, number] = value.text
            if value.name == "PartySubType":
                world.parents[number] = value.attributes.get("PartyTypeID", "")


def _day(element: Element) -> str:
    parts = [element.said(name) for name in ("Year", "Month", "Day")]
    return iso_day("-".join(part for part in parts if part)) if parts[0] else ""


def _place(world: _World, element: Element) -> None:
    number = element.attributes.get("ID", "")
    for country in element.all("LocationCountry"):
        found = world.word("Country", country.attributes.get("CountryID", ""))
        if found:
            world.places[number] = found
    for area in element.all("LocationAreaCode"):
        found = world.word("AreaCode", area.attributes.get("AreaCodeID", ""))
        if found:
            world.places.setdefault(number, found)
    if number not in world.places:
        parts = element.texts("LocationPart", "LocationPartValue", "Value")
        if parts:
            world.places[number] = parts[-1]


def _document(world: _World, element: Element) -> None:
    word = world.word("IDRegDocType", element.attributes.get("IDRegDocTypeID", ""))
    issuer = element.attributes.get("IssuedBy-CountryID", "")
    if not issuer:
        issuer = next((one.attributes.get("CountryID", "") for one in element.all("IssuedBy")), "")
    kind = identifier_type(word, world.word("Country", issuer)) or "other"
    number = element.said("IDRegistrationNo")
    if number:
        owner = element.attributes.get("IdentityID", "")
        world.documents.setdefault(owner, []).append((kind, number))


def _party(world: _World, element: Element, account: Account) -> None:
    profiles = list(element.all("Profile"))
    number = element.attributes.get("FixedRef", "")
    for at, profile in enumerate(profiles):
        own = profile.attributes.get("ID", "") or number
        draft = Draft(own if at or not number else number, element.line)
        draft.schema = _schema(world, profile.attributes.get("PartySubTypeID", ""))
        for identity in profile.all("Identity"):
            _names(world, draft, identity)
            for kind, value in world.documents.get(identity.attributes.get("ID", ""), []):
                draft.mark(kind, value)
        for feature in profile.all("Feature"):
            _feature(world, draft, feature)
        if not draft.names or not draft.id:
            raise account.broken(element.line, NAMELESS)
        world.drafts.setdefault(own, []).append(draft)
        world.order.append(draft)
        account.rows += at > 0
    if not profiles:
        raise account.broken(element.line, NAMELESS)


def _schema(world: _World, number: str) -> str:
    """Return what a party is: by its subtype, or by the type that the subtype belongs to."""
    own = schema_of(world.word("PartySubType", number))
    return (
        own
        if own != "unknown"
        else schema_of(world.word("PartyType", world.parents.get(number, "")))
    )


def _names(world: _World, draft: Draft, identity: Element) -> None:
    for alias in identity.all("Alias"):
        primary = alias.attributes.get("Primary", "").casefold() == "true"
        weak = alias.attributes.get("LowQuality", "").casefold() == "true"
        word = world.word("AliasType", alias.attributes.get("AliasTypeID", ""))
        kind = FORMER if word.casefold().startswith("f") else ALIAS
        kind = WEAK if weak else kind
        for at, name in enumerate(alias.all("DocumentedName")):
            values = list(name.under("DocumentedNamePart", "NamePartValue"))
            text = " ".join(value.text for value in values if value.text)
            scripts = {value.attributes.get("ScriptID", "") for value in values}
            script = world.word("Script", scripts.pop()) if len(scripts) == 1 else ""
            draft.name(text, PRIMARY if primary and not at else kind, script=script)
    if draft.schema == "aircraft" and draft.names:
        draft.mark("aircraft", next(iter(draft.names.values())).text)


def _feature(world: _World, draft: Draft, feature: Element) -> None:
    word = world.word("FeatureType", feature.attributes.get("FeatureTypeID", ""))
    said = word.casefold()
    for version in feature.all("FeatureVersion"):
        for where in version.all("VersionLocation"):
            if said.startswith(_COUNTRIES):
                draft.country(world.places.get(where.attributes.get("LocationID", ""), ""))
        if said == _BIRTH:
            for period in version.all("DatePeriod"):
                draft.born(_period(period))
        for detail in version.all("VersionDetail"):
            number = detail.attributes.get("DetailReferenceID", "")
            text = detail.text or world.word("DetailReference", number)
            _detail(draft, word, text)


def _detail(draft: Draft, word: str, text: str) -> None:
    if not text:
        return
    if word.casefold() == _FLAG:
        draft.country(text)
    elif found := identifier_in(f"{word} {text}"):
        draft.mark(*found)
    else:
        draft.remark(f"{word}: {text}" if word else text)


def _period(period: Element) -> str:
    """Return a date of birth: a day, or the year where the period is one of several days."""
    start = next((_day(one) for one in period.under("Start", "From")), "")
    end = next((_day(one) for one in period.under("End", "To")), "")
    if not end or start == end:
        return start
    year, other = start[:4], end[:4]
    return year if year == other else f"{year}/{other}"


def _sanction(world: _World, element: Element, account: Account, regime: str) -> None:
    number = element.attributes.get("ProfileID", "")
    drafts = world.drafts.get(number, [])
    if not drafts:
        raise UnreconciledList(Place(account.file, element.line), count=1, example=number)
    own = _regime(world.word("List", element.attributes.get("ListID", "")), regime)
    days = [day for day in map(_day, element.under("EntryEvent", "Date")) if day]
    programmes: list[str] = []
    others: list[str] = []
    for measure in element.all("SanctionsMeasure"):
        kind = world.word("SanctionsType", measure.attributes.get("SanctionsTypeID", ""))
        comment = measure.said("Comment")
        if comment and kind.casefold() in (_PROGRAMME, ""):
            programmes.append(comment)
        elif kind:
            others.append(": ".join(part for part in (kind, comment) if part))
    for draft in drafts:
        known = tuple(dict.fromkeys(programmes))
        draft.order(measures_of(own, known, starts=min(days, default="")))
        for other in others:
            draft.remark(other)


def _relation(world: _World, element: Element, account: Account) -> None:
    """Add a relation that may be a holding: of what share, the publisher doesn't say.

    It goes from whom is owned, or acts, to the owner, or whom it acts for. Relations that have
    ended and all others are left out by their names.
    """
    held = element.attributes
    word = world.word("RelationType", held.get("RelationTypeID", ""))
    ends = (world.drafts.get(held.get(name, "")) for name in ("To-ProfileID", "From-ProfileID"))
    owner, asset = (found[0].id if found else "" for found in ends)
    is_former = held.get("Former", "").casefold() == "true"
    if not word.casefold().startswith(HELD) or is_former or not (owner and asset):
        account.leave_out(f"former {word}" if is_former else word or "relation")
        return
    account.joined += 1
    account.holdings.append(Holding(owner, asset, word, line=element.line))


def _regime(name: str, regime: str) -> str:
    """Return the regime of a sanction, by the name of OFAC's list."""
    if not name:
        return regime
    return SDN if name.casefold().startswith(_SDN_NAMES) else CONSOLIDATED
