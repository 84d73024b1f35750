"""The tables of a programme folder that belong to no single study."""

from __future__ import annotations

from typing import Final

from corredor.core.assumption import SHAPES
from corredor.core.claim import BASES, KINDS, QUALIFIERS
from corredor.core.derivation import DERIVATION_KINDS
from corredor.core.label import LANGUAGES
from corredor.core.table import ColumnSpec, TableSpec, label_columns, published_columns

SOURCE_KINDS: Final = (
    "outlet",
    "article",
    "interview",
    "column",
    "speech",
    "statement",
    "person",
    "office",
    "company",
    "organisation",
    "data_set",
)
ORGANISATION_KINDS: Final = (
    "company",
    "chamber",
    "ministry",
    "embassy",
    "trade_mission",
    "foundation",
    "university",
    "international",
    "other",
)
RELIABILITIES: Final = ("A", "B", "C", "D", "E", "F")
LATITUDE: Final = 90.0
LONGITUDE: Final = 180.0


def _id(meaning: str) -> ColumnSpec:
    return ColumnSpec("id", "id", meaning, filled=True)


DOCUMENTS: Final = TableSpec(
    "documents",
    "documents/index.csv",
    "The documents that claims quote, one row each; the texts lie beside the table.",
    (
        _id("id of the document"),
        ColumnSpec(
            "file", "file", "file in documents/: plain text in UTF-8, HTML or PDF", filled=True
        ),
        ColumnSpec("title", "text", "title; empty where the document states none"),
        ColumnSpec("publisher", "text", "who published it; empty where it doesn't say"),
        ColumnSpec("author", "text", "who wrote it"),
        ColumnSpec("published", "date", "date of publication; empty where it is not stated"),
        ColumnSpec("language", "choice", "language of the text", filled=True, choices=LANGUAGES),
        ColumnSpec("reports_on", "text", "the publication that a note reports on"),
        ColumnSpec("url", "text", "address of the document"),
        ColumnSpec("licence", "text", "licence under which it lies here"),
        ColumnSpec("sha256", "text", "digest of its text when it was quoted"),
    ),
)

SOURCES: Final = TableSpec(
    "sources",
    "sources.csv",
    "The links of attribution chains: outlets, articles, interviews, persons, offices, data sets.",
    (
        _id("id of the source"),
        ColumnSpec("kind", "choice", "what it is", filled=True, choices=SOURCE_KINDS),
        *label_columns("its name"),
        ColumnSpec("country", "country", "its country"),
        ColumnSpec(
            "reliability",
            "choice",
            "how reliable you hold it, A to F of the Admiralty code; empty: not graded",
            choices=RELIABILITIES,
        ),
    ),
)

DERIVATIONS: Final = TableSpec(
    "derivations",
    "derivations.csv",
    "Which documents derive from which, as a person accepted it: they are one source.",
    (
        ColumnSpec("first", "id", "document that came first", True, refers=("documents",)),
        ColumnSpec("second", "id", "document that derives from it", True, refers=("documents",)),
        ColumnSpec(
            "kind",
            "choice",
            "how; same_origin: both retell a third text; unrelated: they don't derive",
            filled=True,
            choices=DERIVATION_KINDS,
        ),
        ColumnSpec("person", "text", "who looked at both", filled=True),
        ColumnSpec("date", "date", "when", filled=True),
        ColumnSpec("note", "text", "what shows it"),
    ),
    key=("first", "second"),
)

TERMS: Final = TableSpec(
    "terms",
    "terms.csv",
    "What the subjects, properties, scopes and items of claims are called.",
    (_id("id of the term"), *label_columns("its name")),
)

ORGANISATIONS: Final = TableSpec(
    "organisations",
    "organisations.csv",
    "Companies, chambers, ministries and other bodies of the corridor.",
    (
        _id("id of the organisation"),
        ColumnSpec("kind", "choice", "what it is", filled=True, choices=ORGANISATION_KINDS),
        *label_columns("its name"),
        ColumnSpec("country", "country", "country of its seat; empty where it is not known"),
        ColumnSpec("sector", "ids", "its sectors", refers=("terms",)),
        ColumnSpec("claims", "ids", "claims that name it", refers=("claims",)),
    ),
)

PLACES: Final = TableSpec(
    "places",
    "places.csv",
    "Places of the corridor, for the map.",
    (
        _id("id of the place"),
        *label_columns("its name"),
        ColumnSpec("country", "country", "its country", filled=True),
        ColumnSpec(
            "latitude",
            "number",
            "latitude, north positive [degree]",
            True,
            low=-LATITUDE,
            high=LATITUDE,
        ),
        ColumnSpec(
            "longitude",
            "number",
            "longitude, east positive [degree]",
            True,
            low=-LONGITUDE,
            high=LONGITUDE,
        ),
        *published_columns(),
    ),
)

CLAIMS: Final = TableSpec(
    "claims",
    "claims.csv",
    "What the documents say, in their exact words, with one reading each.",
    (
        _id("id of the claim"),
        ColumnSpec(
            "kind",
            "choice",
            "figure: a number; event: a date; item: a member of a list; "
            "statement: somebody's words",
            True,
            choices=KINDS,
        ),
        ColumnSpec("document", "id", "document quoted", filled=True, refers=("documents",)),
        ColumnSpec("quote", "text", "the exact words of the document", filled=True),
        ColumnSpec("prefix", "text", "words just before the quotation"),
        ColumnSpec("suffix", "text", "words just after the quotation"),
        ColumnSpec("start", "number", "offset of its first code point, from 0", low=0),
        ColumnSpec("end", "number", "offset after its last code point", low=0),
        ColumnSpec(
            "subject",
            "id",
            "what the claim is about; statement: who speaks",
            True,
            refers=("terms", "organisations", "places", "sources"),
        ),
        ColumnSpec("property", "id", "which property of the subject", True, refers=("terms",)),
        ColumnSpec("period", "date", "period that it speaks of; empty where it is not stated"),
        ColumnSpec(
            "scope", "id", "population or definition that the number counts", refers=("terms",)
        ),
        ColumnSpec(
            "value",
            "text",
            "figure: the number; event: its date, empty where open; item: an id of terms, "
            "organisations or places; statement: direct, indirect or mixed",
        ),
        ColumnSpec("unit", "unit", "unit of a figure, such as MUSD, person or km"),
        ColumnSpec("price_year", "price_year", "year of the prices of money, or nominal"),
        ColumnSpec("qualifier", "choice", "how the text qualifies it", choices=QUALIFIERS),
        ColumnSpec("basis", "choice", "flow, stock or count; unknown: not stated", choices=BASES),
        ColumnSpec(
            "chain", "ids", "from the outlet to the ultimate source", True, refers=("sources",)
        ),
        ColumnSpec("note", "text", "how the reader came to this reading"),
    ),
)

ASSUMPTIONS: Final = TableSpec(
    "assumptions",
    "assumptions.csv",
    "Numbers that a named person assumes, with the reason.",
    (
        _id("id of the assumption"),
        *label_columns("what it is"),
        ColumnSpec("value", "number", "central value", filled=True),
        ColumnSpec("unit", "unit", "its unit", filled=True),
        ColumnSpec("price_year", "price_year", "year of the prices of money, or nominal"),
        ColumnSpec("distribution", "choice", "how it may turn out", True, choices=SHAPES),
        ColumnSpec("low", "number", "lower end, or 5th percentile of normal and lognormal"),
        ColumnSpec("high", "number", "upper end, or 95th percentile of normal and lognormal"),
        ColumnSpec("owner", "text", "who stands behind it", filled=True),
        ColumnSpec("rationale", "text", "why this number", filled=True),
        ColumnSpec("date", "date", "when it was made", filled=True),
    ),
)

DECISIONS: Final = TableSpec(
    "decisions",
    "decisions.csv",
    "What a person decided on facts whose sources disagree.",
    (
        ColumnSpec("fact", "text", "key of the fact: subject.property.period", filled=True),
        ColumnSpec("claim", "id", "claim to take; empty: take none", refers=("claims",)),
        ColumnSpec("reason", "text", "why", filled=True),
        ColumnSpec("person", "text", "who decided", filled=True),
        ColumnSpec("date", "date", "when", filled=True),
        ColumnSpec("considered", "ids", "claims that were looked at", refers=("claims",)),
    ),
    key=("fact",),
)

RATES: Final = TableSpec(
    "rates",
    "rates.csv",
    "Exchange rates: how many units of one currency one unit of the other buys.",
    (
        _id("id of the rate"),
        ColumnSpec("currency_from", "currency", "currency given, ISO 4217", filled=True),
        ColumnSpec("currency_to", "currency", "currency bought, ISO 4217", filled=True),
        ColumnSpec("year", "price_year", "year of the prices on both sides", filled=True),
        ColumnSpec("rate", "number", "units of currency_to per unit of currency_from", True, low=0),
        *published_columns(),
    ),
)

DEFLATORS: Final = TableSpec(
    "deflators",
    "deflators.csv",
    "Deflators: the factor from prices of one year to prices of another.",
    (
        _id("id of the deflator"),
        ColumnSpec("currency", "currency", "currency, ISO 4217", filled=True),
        ColumnSpec("year_from", "price_year", "prices of this year", filled=True),
        ColumnSpec("year_to", "price_year", "become prices of this year", filled=True),
        ColumnSpec("factor", "number", "multiplied by this factor", filled=True, low=0),
        *published_columns(),
    ),
)

UNITS: Final = TableSpec(
    "units",
    "units.csv",
    "Units of your own, in terms of units that corredor knows.",
    (
        ColumnSpec("unit", "text", "the unit as your tables write it", filled=True),
        ColumnSpec("means", "text", "what it means, such as MUSD or tonne/year", filled=True),
        ColumnSpec("note", "text", "where it is used"),
    ),
    key=("unit",),
)

COMMON: Final = (
    DOCUMENTS,
    SOURCES,
    DERIVATIONS,
    TERMS,
    ORGANISATIONS,
    PLACES,
    CLAIMS,
    ASSUMPTIONS,
    DECISIONS,
    RATES,
    DEFLATORS,
    UNITS,
)
