"""Tables of the folder: corridors, flows, goods, claims, investment, precedents, tariffs."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns, published_columns

BACI, COMTRADE, IMTS, CSV = FORMATS = ("baci", "comtrade", "imts", "csv")
"""Formats of files of flows."""
EDITIONS: Final = ("1992", "1996", "2002", "2007", "2012", "2017", "2022")
"""Editions of the Harmonized System."""
FLOW, POSITION = CONCEPTS = ("flow", "position")
COMPONENTS: Final = ("total", "new_equity", "reinvested_earnings", "intercompany_debt")
MODEL, COMPARABLE, DONOR = ROLES = ("model", "comparable", "donor")
"""What a corridor is to the one in question: the model that somebody names, one like it, or one
without such a start, of which the comparison is mixed."""
DUTY, BORDER, TARIFF = SCENARIO_KINDS = ("duty", "border", "tariff")
"""A change of one importer's duty on one good, of the cost of trade between two countries, or of
one importer's duties on all goods of an origin, with what the world makes of it."""
LIMITS: Final = (
    *("cif_margin_least", "cif_margin_most", "transit_time", "lasting_years", "mirror_floor"),
    *("goods_least", "claim_far", "fdi_least_base", "fdi_one_quarter", "fdi_revision"),
    *("fdi_settled", "precedent_coverage", "precedent_fit", "precedent_one_donor"),
    *("gravity_deviations", "substitution", "prohibitive_duty", "home_least"),
    *("complexity_population", "complexity_exports", "complexity_world_exports"),
)
"""Rules with a number that the study judges by; `data/trade_limits` says what holds where nobody
says otherwise."""
MEASURES: Final = ("reported", "aveestimated")
"""Whether specific duties are in rates as estimated equivalents."""
SURE: Final = ("published", "unverified")
"""How sure a rule of duty is."""
MOST: Final = 1e12
"""Greatest value that a cell may have, in millions."""

CORRIDORS: Final = TableSpec(
    "trade/corridors",
    "trade/corridors.csv",
    "Pairs of countries whose trade is looked at; without a row, the two sides of the programme.",
    (
        ColumnSpec("id", "id", "id of the corridor", filled=True),
        ColumnSpec("first", "country", "one country", filled=True),
        ColumnSpec("second", "country", "the other", filled=True),
        ColumnSpec("from", "number", "first year", low=1900, high=2100),
        ColumnSpec("to", "number", "last year", low=1900, high=2100),
    ),
)

FILES: Final = TableSpec(
    "trade/flows",
    "trade/flows.csv",
    "Files of trade flows beside the totals that come with the program.",
    (
        ColumnSpec("id", "id", "id of the source", filled=True),
        ColumnSpec("format", "choice", "its format", filled=True, choices=FORMATS),
        ColumnSpec("file", "file", "its file", filled=True),
        ColumnSpec("codes", "file", "for baci: its file of country codes"),
        ColumnSpec("columns", "text", "for csv: which column holds what"),
        ColumnSpec("edition", "choice", "edition of the Harmonized System", choices=EDITIONS),
        ColumnSpec("fragment", "choice", "whether it holds some countries alone", choices=("yes",)),
        *published_columns(filled=False),
    ),
)

PRODUCTS: Final = TableSpec(
    "trade/products",
    "trade/products.csv",
    "Goods of interest: what somebody says is sold, or what one wants to sell.",
    (
        ColumnSpec("id", "id", "id of the good, such as a term", filled=True),
        ColumnSpec("code", "text", "its codes of the HS, parted by blanks", filled=True),
        ColumnSpec("exporter", "country", "who sells it", filled=True),
        ColumnSpec("importer", "country", "who buys it", filled=True),
        ColumnSpec("fact", "text", "key of the fact that says so, such as exports.product..wheat"),
    ),
    key=("id", "exporter", "importer"),
)

GOODS: Final = TableSpec(
    "trade/goods",
    "trade/goods.csv",
    "Goods that statistics or a report of them name for a period, where no file of flows has them.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("reporter", "country", "whose statistics", filled=True),
        ColumnSpec("exporter", "country", "who sold it", filled=True),
        ColumnSpec("importer", "country", "who bought it", filled=True),
        ColumnSpec("period", "date", "when", filled=True),
        ColumnSpec("code", "text", "code of the HS; empty: all goods"),
        ColumnSpec("value", "number", "how much; empty: named without a number", low=0, high=MOST),
        ColumnSpec("unit", "unit", "its unit: money, or share of all goods of the period"),
        ColumnSpec("price_year", "price_year", "year of its prices"),
        *published_columns(filled=False),
    ),
)

CLAIMS: Final = TableSpec(
    "trade/claims",
    "trade/claims.csv",
    "Announced totals that are set against statistics.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("fact", "text", "key of the fact, such as trade.amount.2024", filled=True),
        ColumnSpec("first", "country", "one country; the exporter where one way", filled=True),
        ColumnSpec("second", "country", "the other; the importer where one way", filled=True),
        ColumnSpec("ways", "choice", "ways of trade", filled=True, choices=("both", "one")),
    ),
)

FDI: Final = TableSpec(
    "trade/fdi",
    "trade/fdi.csv",
    "Direct investment of one country in another, by period, component and vintage.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("investor", "country", "whose investment; empty: of all countries"),
        ColumnSpec("host", "country", "where", filled=True),
        ColumnSpec("year", "number", "calendar year", filled=True, low=1900, high=2100),
        ColumnSpec("quarter", "number", "1 to 4; empty: the year", low=1, high=4),
        ColumnSpec("concept", "choice", "flow, or position at the end", choices=CONCEPTS),
        ColumnSpec("component", "choice", "which part", filled=True, choices=COMPONENTS),
        ColumnSpec("vintage", "date", "day of publication"),
        ColumnSpec("value", "number", "how much; empty: confidential, or as the fact says"),
        ColumnSpec("unit", "unit", "its unit"),
        ColumnSpec("price_year", "price_year", "year of its prices"),
        ColumnSpec("fact", "text", "key of the fact that states it"),
        *published_columns(filled=False),
    ),
)

PRECEDENTS: Final = TableSpec(
    "trade/precedents",
    "trade/precedents.csv",
    "Corridors that the one in question is compared with, chosen before looking at what came.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("first", "country", "one country", filled=True),
        ColumnSpec("second", "country", "the other", filled=True),
        ColumnSpec("role", "choice", "what it is", filled=True, choices=ROLES),
        ColumnSpec("start", "number", "year in which it started", low=1900, high=2100),
        ColumnSpec("fact", "text", "key of the fact that names it as a model"),
        ColumnSpec("criteria", "text", "why it is compared"),
    ),
)

TARIFFS: Final = TableSpec(
    "trade/tariffs",
    "trade/tariffs.csv",
    "Goods whose duty is asked for.",
    (
        ColumnSpec("id", "id", "id of the question", filled=True),
        *label_columns("what the good is"),
        ColumnSpec("importer", "country", "who charges", filled=True),
        ColumnSpec("origin", "country", "country of origin", filled=True),
        ColumnSpec("line", "text", "tariff line", filled=True),
        ColumnSpec("date", "date", "day at customs", filled=True),
        ColumnSpec("known", "text", "what is known of it: claim=USMCA us_content=0.40 smelted=RU"),
        ColumnSpec("fact", "text", "key of the fact that speaks of it"),
    ),
)

RULES: Final = TableSpec(
    "trade/rules",
    "trade/rules.csv",
    "Rules of duty beside those that come with the program, in the same columns.",
    (
        ColumnSpec("id", "id", "id of the rule", filled=True),
        ColumnSpec("importer", "country", "who charges", filled=True),
        ColumnSpec("layer", "text", "which layer of duties", filled=True),
        ColumnSpec("lines", "text", "beginnings of lines, or *", filled=True),
        ColumnSpec("but_lines", "text", "beginnings that it leaves out"),
        ColumnSpec("origins", "text", "codes of countries, *, or ! and codes", filled=True),
        ColumnSpec("condition", "text", "tests of what is known"),
        ColumnSpec("base", "text", "value, content:…, rest:…, top_up:… or per:…", filled=True),
        ColumnSpec("rate", "number", "share of the base", low=0),
        ColumnSpec("rate_low", "number", "least rate where the source gives bounds", low=0),
        ColumnSpec("rate_high", "number", "greatest rate", low=0),
        ColumnSpec("allowance", "number", "share of the value that is taken off", low=0),
        ColumnSpec("displaces", "text", "layers that it displaces"),
        ColumnSpec("displaced", "choice", "how far", choices=("whole", "base")),
        ColumnSpec("priority", "number", "wins over lower ones", filled=True),
        ColumnSpec("customs_from", "date", "first day at customs", filled=True),
        ColumnSpec("customs_to", "date", "day from which it no longer holds"),
        ColumnSpec("source", "text", "where it stands", filled=True),
        ColumnSpec("last_checked", "date", "day of the last look at the source", filled=True),
        ColumnSpec("status", "choice", "how sure", filled=True, choices=SURE),
        ColumnSpec("note", "text", "what else is to be said"),
    ),
)

RATES: Final = TableSpec(
    "trade/rates",
    "trade/rates.csv",
    "Files of WITS with duties by importer, partner and subheading.",
    (
        ColumnSpec("id", "id", "id of the file", filled=True),
        ColumnSpec("file", "file", "the file", filled=True),
        ColumnSpec("measure", "choice", "what it holds", choices=MEASURES),
        *published_columns(filled=False),
    ),
)

SCENARIOS: Final = TableSpec(
    "trade/scenarios",
    "trade/scenarios.csv",
    "What if: a duty changes, or trade between two countries gets cheaper or dearer.",
    (
        ColumnSpec("id", "id", "id of the scenario", filled=True),
        *label_columns("what the scenario is called"),
        ColumnSpec("kind", "choice", "what changes", filled=True, choices=SCENARIO_KINDS),
        ColumnSpec("importer", "country", "who imports, or one country", filled=True),
        ColumnSpec("origin", "country", "who exports, or the other country", filled=True),
        ColumnSpec("good", "text", "code of the HS; empty: all goods"),
        ColumnSpec("before", "number", "duty before, share of the value", low=0, high=100),
        ColumnSpec("after", "number", "duty after", low=0, high=100),
        ColumnSpec("imports", "number", "imports from the origin", low=0, high=MOST),
        ColumnSpec("others", "number", "imports from all others", low=0, high=MOST),
        ColumnSpec("home", "number", "sales of the importer's own producers", low=0, high=MOST),
        ColumnSpec("unit", "unit", "unit of the three"),
        ColumnSpec("price_year", "price_year", "year of their prices"),
        ColumnSpec("demand", "id", "elasticity of import demand", refers=("assumptions",)),
        ColumnSpec("supply", "id", "elasticity of export supply", refers=("assumptions",)),
        ColumnSpec("substitution", "id", "elasticity of substitution", refers=("assumptions",)),
        ColumnSpec("effect", "id", "logarithm by which trade moves", refers=("assumptions",)),
        *published_columns(filled=False),
    ),
)

OUTPUT: Final = TableSpec(
    "trade/output",
    "trade/output.csv",
    "What countries produce in a year, where the programme takes other values than those that "
    "come with the program.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("country", "country", "the country", filled=True),
        ColumnSpec("value", "number", "its output", filled=True, low=0, high=MOST),
        ColumnSpec("unit", "unit", "its unit", filled=True),
        ColumnSpec("price_year", "price_year", "year of its prices"),
        *published_columns(filled=False),
    ),
)

USES: Final = TableSpec(
    "trade/uses",
    "trade/uses.csv",
    "Goods made with an input of the corridor that a third country buys.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        *label_columns("what the good is"),
        ColumnSpec("input", "text", "code of the HS of the input", filled=True),
        ColumnSpec("from", "country", "where the input comes from", filled=True),
        ColumnSpec("maker", "country", "who makes and exports the good", filled=True),
        ColumnSpec("market", "country", "who buys it", filled=True),
        ColumnSpec("line", "text", "tariff line of the good there", filled=True),
        ColumnSpec("brings", "text", "what the input brings: smelted=RU", filled=True),
        ColumnSpec("otherwise", "text", "what another input would bring: smelted=CA", filled=True),
        ColumnSpec("known", "text", "what is known of the good: annex=I-A claim=USMCA"),
        ColumnSpec("date", "date", "day at customs", filled=True),
        ColumnSpec("source", "text", "why it counts as made with the input", filled=True),
    ),
)

OWN_LIMITS: Final = TableSpec(
    "trade/limits",
    "trade/limits.csv",
    "Numbers that the study judges by, where the programme takes others than those that come "
    "with the program.",
    (
        ColumnSpec("limit", "choice", "which", filled=True, choices=LIMITS),
        ColumnSpec("assumption", "id", "its value", filled=True, refers=("assumptions",)),
    ),
    key=("limit",),
)

TABLES: Final = (
    *(CORRIDORS, FILES, PRODUCTS, GOODS, CLAIMS, FDI, PRECEDENTS),
    *(TARIFFS, RULES, RATES, SCENARIOS, OUTPUT, USES, OWN_LIMITS),
)
"""All tables of the study."""
