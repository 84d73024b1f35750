"""The consolidated list of the UN Security Council, XML: individuals and entities.

An entity's name stands in the field of the first name, at times several names with others in
brackets and semicolons between; elements of aliases may be empty; a name in its original script
has a field of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from corredor.core.errors import N_
from corredor.studies.screening.inputs.entries import ALIAS, PRIMARY, Entry
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.making import Draft, kind_of_alias
from corredor.studies.screening.readers.markup import Element, dated_records
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    identifier_type,
    iso_day,
    measures_of,
)

FORMAT: Final = "un_xml"
REGIME: Final = "UN-SC"
ROOT: Final = "CONSOLIDATED_LIST"
PERSON, ENTITY = "INDIVIDUAL", "ENTITY"
HEAD: Final = N_("the element CONSOLIDATED_LIST with elements INDIVIDUAL and ENTITY")
NAMELESS: Final = N_("an entry has no number or no name")
_PARTS: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_BRACKETED: Final = re.compile(r"\s*\(([^()]{2,})\)\s*")
_LED_IN: Final = re.compile(
    r"(?:formerly\s+(?:known|listed)\s+as|also\s+known\s+as|previously\s+listed\s+as)\s+",
    re.IGNORECASE,
)
_VESSEL: Final = re.compile(r"\bIMO\b.{0,20}?\d{7}|\bvessel\b", re.IGNORECASE)
_QUALITIES: Final = {"low": "weak", "good": ALIAS}


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read the consolidated list of the United Nations."""
    regime = stated.regime or REGIME
    wanted = frozenset({PERSON, ENTITY})
    for element in dated_records(stream, account, ROOT, "dateGenerated", wanted, HEAD):
        yield _entry(element, account, regime)


def _entry(element: Element, account: Account, regime: str) -> Entry:
    number = element.said("REFERENCE_NUMBER") or element.said("DATAID")
    draft = Draft(number, element.line)
    draft.schema = "person" if element.name == PERSON else "organisation"
    whole = " ".join(element.said(part) for part in _PARTS if element.said(part))
    if element.name == PERSON:
        draft.name(whole, PRIMARY)
    else:
        _names(draft, whole, PRIMARY)
    for original in element.texts("NAME_ORIGINAL_SCRIPT"):
        _names(draft, original, ALIAS)
    for alias in element.all(f"{element.name}_ALIAS"):
        quality = alias.said("QUALITY")
        kind = _QUALITIES.get(quality.casefold()) or kind_of_alias(quality)
        _names(draft, alias.said("ALIAS_NAME"), kind)
    if not draft.names or not number:
        raise account.broken(element.line, NAMELESS)
    programmes = element.texts("UN_LIST_TYPE")
    draft.order(measures_of(regime, tuple(programmes), iso_day(element.said("LISTED_ON")[:10])))
    _particulars(draft, element)
    return draft.entry()


def _names(draft: Draft, text: str, kind: str) -> None:
    """Add the names of a field: several are parted by semicolons, others stand in brackets."""
    for piece in text.split(";"):
        inside = _BRACKETED.findall(piece)
        outside = " ".join(_BRACKETED.sub(" ", piece).split())
        if outside:
            draft.name(outside, kind)
            kind = ALIAS if kind == PRIMARY else kind
        for name in inside:
            draft.name(_LED_IN.sub("", name), kind)


def _particulars(draft: Draft, element: Element) -> None:
    for path in (("NATIONALITY", "VALUE"), (f"{element.name}_ADDRESS", "COUNTRY")):
        for country in element.texts(*path):
            draft.country(country)
    for born in element.all("INDIVIDUAL_DATE_OF_BIRTH"):
        span = [born.said(name) for name in ("FROM_YEAR", "TO_YEAR")]
        day = born.said("DATE") or born.said("YEAR")
        draft.born(iso_day(day[:10]) or day or "/".join(year for year in span if year))
    for document in element.all("INDIVIDUAL_DOCUMENT"):
        word = document.said("TYPE_OF_DOCUMENT") or "id"
        country = document.said("ISSUING_COUNTRY") or document.said("COUNTRY_OF_ISSUE")
        kind = identifier_type(word, country) or "other"
        draft.mark(kind, document.said("NUMBER"))
    for part in ("COMMENTS1", "NOTE"):
        for remark in element.texts(part):
            draft.marks_in(remark)
            draft.remark(remark)
    if element.name == ENTITY and any(kind == "imo" for kind, _ in draft.identifiers):
        said = " ".join((*draft.remarks, *(name.text for name in draft.names.values())))
        draft.schema = "vessel" if _VESSEL.search(said) else draft.schema
