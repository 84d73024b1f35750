"""OFAC's lists as XML: the plain edition, one `sdnEntry` for each entry.

The advanced edition begins with another root; `read` hands it to `ofac_advanced`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import BinaryIO, Final

from corredor.core.errors import N_
from corredor.studies.screening.inputs.entries import PRIMARY, Entry
from corredor.studies.screening.readers import ofac_advanced
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.making import Draft, kind_of_alias
from corredor.studies.screening.readers.markup import Element, elements_of, other_root
from corredor.studies.screening.readers.ofac_csv import REGIME, read_remarks
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    birth_of,
    identifier_type,
    iso_day,
    measures_of,
    schema_of,
)

FORMAT: Final = "ofac_xml"
ROOT: Final = "sdnList"
HEAD: Final = N_("the element sdnList, or Sanctions of the advanced edition, as the outermost")
COUNT: Final = N_("it states another number of entries than it holds")
NUMBERLESS: Final = N_("an entry has no number or no name")
WANTED: Final = frozenset({"publshInformation", "sdnEntry"}) | ofac_advanced.WANTED


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read a list of OFAC in either edition of XML.

    The regime is that of the plain edition; the advanced one says of each entry on which list it
    stands.
    """
    regime = stated.regime or REGIME
    elements = elements_of(stream, account, WANTED)
    root = next(elements)
    if root.name == ofac_advanced.ROOT:
        yield from ofac_advanced.entries(itertools.chain((root,), elements), account, regime)
    elif root.name == ROOT:
        yield from _plain(elements, account, regime, stated.fragment)
    else:
        raise other_root(account, HEAD)


def _plain(
    elements: Iterator[Element], account: Account, regime: str, fragment: bool
) -> Iterator[Entry]:
    stated = ""
    for element in elements:
        if element.name == "publshInformation":
            account.published = iso_day(element.said("Publish_Date"), month_first=True)
            stated = element.said("Record_Count")
            continue
        account.rows += 1
        account.entries += 1
        yield _entry(element, account, regime)
    if stated.isdecimal() and int(stated[:12]) != account.entries and not fragment:
        raise account.broken(0, COUNT)


def _entry(element: Element, account: Account, regime: str) -> Entry:
    draft = Draft(element.said("uid"), element.line, schema_of(element.said("sdnType")))
    draft.name(_name(element), PRIMARY)
    if not draft.id or not draft.names:
        raise account.broken(element.line, NUMBERLESS)
    draft.order(measures_of(regime, tuple(dict.fromkeys(element.texts("programList", "program")))))
    for alias in element.under("akaList", "aka"):
        weak = alias.said("category").casefold() == "weak"
        draft.name(_name(alias), "weak" if weak else kind_of_alias(alias.said("type")))
    for document in element.under("idList", "id"):
        kind = identifier_type(document.said("idType"), document.said("idCountry"))
        if kind:
            draft.mark(kind, document.said("idNumber"))
        draft.marks_in(f"{document.said('idType')} {document.said('idNumber')}")
    for path in (
        ("addressList", "address", "country"),
        ("nationalityList", "nationality", "country"),
        ("citizenshipList", "citizenship", "country"),
        ("vesselInfo", "vesselFlag"),
    ):
        for country in element.texts(*path):
            draft.country(country)
    for born in element.texts("dateOfBirthList", "dateOfBirthItem", "dateOfBirth"):
        draft.born(birth_of(born))
    draft.mark("call_sign", element.said("vesselInfo", "callSign"))
    if draft.schema == "aircraft":
        draft.mark("aircraft", _name(element))
    read_remarks(draft, element.said("remarks"))
    draft.remark(element.said("title"))
    owner = element.said("vesselInfo", "vesselOwner")
    draft.remark(f"Owner: {owner}" if owner else "")
    return draft.entry()


def _name(element: Element) -> str:
    """Return a name as OFAC prints it: last name, comma, first name."""
    last, first = element.said("lastName"), element.said("firstName")
    return ", ".join(part for part in (last, first) if part)
