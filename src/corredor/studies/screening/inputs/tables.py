"""Tables of the folder: lists, parties, holdings, goods, assets, decisions and the policy."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec
from corredor.studies.screening.inputs.entries import MEASURE_TYPES, SCHEMAS

DEMO: Final = "demo"
"""Format of the demonstration list, which has no file."""
FORMATS: Final = (
    *("ofac_csv", "ofac_xml", "eu_xml", "eu_csv", "un_xml", "uk_csv"),
    *("opensanctions_csv", "ftm_json", "csl_csv", "mapped_csv", DEMO),
)
"""Formats of lists."""
YES: Final = "yes"
ANSWERS: Final = (YES, "no")
EDITIONS: Final = ("2007", "2012", "2017", "2022")
"""Editions of the Harmonized System."""
ASSET_KINDS: Final = ("vessel", "aircraft", "securities", "other")
NUMBER_KINDS: Final = (
    *("imo", "mmsi", "registration", "msn", "inn", "ogrn", "lei", "rfc", "isin", "swift"),
    *("curp", "tax", "national", "passport"),
)
"""Kinds of identifiers that are compared."""
DECISION_KINDS: Final = ("false_positive", "true", "escalate")
CLOSED: Final = "closed"
CONSEQUENCE_KINDS: Final = (CLOSED, "caution")
POLICY_RULES: Final = (
    *("as_of", "age_limit", "required_regimes", "match_from", "review_from"),
    *("one_edit_from", "two_edits_from", "four_eyes", "draft", "recall_names"),
    *("ended_before", "owners_required", "second_opinion"),
)
"""What an organisation settles: the day screened, the oldest list, regimes that must be covered,
scores, letters of a word from which one and two edits are looked for, whether two people decide,
whether planning goes on with what could not be screened, names tried for the recall, the day
before which a measure must have ended to close nothing any more, whether a body of whose owners
nobody says anything stops at the gate, and whether a second matcher looks too."""
SUBJECTS: Final = ("organisations", "forum/organisations", "forum/participants")
PROPOSAL: Final = ("evidence/proposals",)

BESIDE: Final = ("aliases", "addresses", "comments")
"""Columns of the files that belong to OFAC's tables."""

LISTS: Final = TableSpec(
    "screening/lists",
    "screening/lists.csv",
    "The list files that the programme is screened against, one row each.",
    (
        ColumnSpec("list", "id", "id of the list", filled=True),
        ColumnSpec("format", "choice", "its format", filled=True, choices=FORMATS),
        ColumnSpec("file", "file", "its file; empty for the demonstration list"),
        ColumnSpec("aliases", "file", "OFAC's file of aliases"),
        ColumnSpec("addresses", "file", "OFAC's file of addresses"),
        ColumnSpec("comments", "file", "OFAC's file of comments"),
        ColumnSpec("regime", "text", "whose list it is, such as EU-FSF; empty: as the file says"),
        ColumnSpec("publisher", "text", "who publishes it"),
        ColumnSpec("published", "date", "day of publication, where the file does not say it"),
        ColumnSpec("retrieved", "date", "day on which it was fetched"),
        ColumnSpec("sha256", "text", "digest of the file as it was fetched"),
        ColumnSpec("licence", "text", "its licence"),
        ColumnSpec("source", "text", "where it was fetched"),
        ColumnSpec("fragment", "choice", "whether it is a part of the list", choices=ANSWERS),
        ColumnSpec("override_reason", "text", "why it may be used though too old or undated"),
        ColumnSpec("encoding", "text", "encoding of the file; empty: UTF-8 or as XML declares"),
        ColumnSpec("columns", "text", "for mapped_csv: which column holds what"),
        ColumnSpec("measure", "choice", "for mapped_csv: what is ordered", choices=MEASURE_TYPES),
        ColumnSpec("replaces", "id", "row of the older edition that it replaces"),
    ),
    key=("list",),
)

PARTIES: Final = TableSpec(
    "screening/parties",
    "screening/parties.csv",
    "Who is screened besides the organisations of the programme and the people of the forum, or "
    "what else is known of these.",
    (
        ColumnSpec("id", "id", "id of the party", filled=True),
        ColumnSpec("name", "text", "its name as it was given", filled=True),
        ColumnSpec("other_names", "text", "further names, parted by semicolons"),
        ColumnSpec("schema", "choice", "what it is", filled=True, choices=SCHEMAS),
        ColumnSpec("country", "country", "its country"),
        ColumnSpec("identifiers", "text", "numbers such as inn:7830002293, parted by blanks"),
        ColumnSpec("subject", "id", "organisation or participant that it is", refers=SUBJECTS),
        ColumnSpec("role", "text", "what it does in the programme"),
        ColumnSpec("proposal", "ids", "proposals that it takes part in", refers=PROPOSAL),
        ColumnSpec("joint", "id", "name of a group of owners who act jointly"),
    ),
)

OWNERSHIP: Final = TableSpec(
    "screening/ownership",
    "screening/ownership.csv",
    "Who holds what of whom, each holding with its source.",
    (
        ColumnSpec("id", "id", "id of the holding", filled=True),
        ColumnSpec("owner", "id", "id of the owner: a party, an organisation or another", True),
        ColumnSpec("owner_name", "text", "name of an owner that is no party"),
        ColumnSpec("asset", "id", "id of the body that is held", filled=True),
        ColumnSpec("asset_name", "text", "name of a body that is no party"),
        ColumnSpec("share", "text", "share in per cent: 49.99, 1/3, 25-50, >50; empty: unknown"),
        ColumnSpec("control", "choice", "whether it gives control", choices=ANSWERS),
        ColumnSpec("from", "date", "first day"),
        ColumnSpec("to", "date", "day from which it no longer holds"),
        ColumnSpec("source", "text", "where it stands", filled=True),
        ColumnSpec("date", "date", "of when the source is"),
    ),
)

GOODS: Final = TableSpec(
    "screening/goods",
    "screening/goods.csv",
    "Goods by their code of the Harmonized System.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("code", "text", "code of the HS or of a national tariff built on it"),
        ColumnSpec("edition", "choice", "edition of the HS; empty: unknown", choices=EDITIONS),
        ColumnSpec("description", "text", "what it is"),
        ColumnSpec("party", "id", "who supplies or receives it"),
        ColumnSpec("proposal", "ids", "proposals that it belongs to", refers=PROPOSAL),
    ),
)

LISTED_GOODS: Final = TableSpec(
    "screening/listed_goods",
    "screening/listed_goods.csv",
    "Goods of the user's own lists, besides the Common High Priority List.",
    (
        ColumnSpec("list", "text", "name of the list", filled=True),
        ColumnSpec("code", "text", "code, two digits or more", filled=True),
        ColumnSpec("edition", "choice", "edition of its HS", filled=True, choices=EDITIONS),
        ColumnSpec("tier", "text", "class within the list", filled=True),
        ColumnSpec("source", "text", "where it stands", filled=True),
        ColumnSpec("date", "date", "of when it is"),
    ),
    key=("list", "code"),
)

ASSETS: Final = TableSpec(
    "screening/assets",
    "screening/assets.csv",
    "Vessels, aircraft and securities by their numbers.",
    (
        ColumnSpec("id", "id", "id of the asset", filled=True),
        ColumnSpec("kind", "choice", "what it is", filled=True, choices=ASSET_KINDS),
        ColumnSpec("number_kind", "choice", "kind of its number", True, choices=NUMBER_KINDS),
        ColumnSpec("number", "text", "its number"),
        ColumnSpec("name", "text", "its name, which finds little"),
        ColumnSpec("party", "id", "who owns or operates it"),
        ColumnSpec("proposal", "ids", "proposals that it belongs to", refers=PROPOSAL),
        ColumnSpec("source", "text", "where its number stands"),
        ColumnSpec("date", "date", "of when the source is"),
    ),
)

DECISIONS: Final = TableSpec(
    "screening/decisions",
    "screening/decisions.csv",
    "What people decided on hits. A decision holds while both sides say what they said, until it "
    "expires or a newer one is made.",
    (
        ColumnSpec("query", "text", "digest of what was asked", filled=True),
        ColumnSpec("entry", "text", "digest of what the list says", filled=True),
        ColumnSpec("party", "id", "the party, for the reader"),
        ColumnSpec("list", "text", "the list, for the reader"),
        ColumnSpec("entry_id", "text", "the entry, for the reader"),
        ColumnSpec("decision", "choice", "what was decided", True, choices=DECISION_KINDS),
        ColumnSpec("person", "text", "who decided", filled=True),
        ColumnSpec("reason", "text", "why", filled=True),
        ColumnSpec("date", "date", "when", filled=True),
        ColumnSpec("second_person", "text", "who decided too"),
        ColumnSpec("expires", "date", "day from which it no longer holds"),
    ),
    key=("query", "entry", "date"),
)

POLICY: Final = TableSpec(
    "screening/policy",
    "screening/policy.csv",
    "How the programme is screened, as its organiser settles it.",
    (
        ColumnSpec("rule", "choice", "which rule", filled=True, choices=POLICY_RULES),
        ColumnSpec("value", "text", "what holds", filled=True),
        ColumnSpec("rationale", "text", "why", filled=True),
        ColumnSpec("owner", "text", "who stands behind it"),
    ),
    key=("rule",),
)

CONSEQUENCES: Final = TableSpec(
    "screening/consequences",
    "screening/consequences.csv",
    "What a hit leads to by regime and measure; where no row says it, the gate is closed.",
    (
        ColumnSpec("regime", "text", "regime, such as US-OFAC-CONS", filled=True),
        ColumnSpec("measure", "choice", "type of measure", filled=True, choices=MEASURE_TYPES),
        ColumnSpec("consequence", "choice", "what follows", True, choices=CONSEQUENCE_KINDS),
        ColumnSpec("rationale", "text", "why", filled=True),
        ColumnSpec("owner", "text", "who stands behind it", filled=True),
    ),
    key=("regime", "measure"),
)

TABLES: Final = (
    *(LISTS, PARTIES, OWNERSHIP, GOODS, LISTED_GOODS, ASSETS),
    *(DECISIONS, POLICY, CONSEQUENCES),
)
"""All tables of the study, in the order in which a person fills them."""
