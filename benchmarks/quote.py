"""Write the figures that README quotes from ``results.md`` into README, between two markers.

    python benchmarks/quote.py

``benchmarks/run.py`` does it at its end. A row that isn't in the results, or whose peer wasn't
there, is left out.
"""

from __future__ import annotations

from pathlib import Path

import results
from measure import NONE

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- figures: written by python benchmarks/quote.py -->"
END = "<!-- end of figures -->"
QUOTED = (
    (
        "derivations",
        "300 derivations, 4,000 draws each",
        "Pint",
        "300 formulas with units on 4,000 draws",
    ),
    (
        "claims",
        "folder of 10,000 claims, checked and reconciled",
        "pydantic",
        "10,000 claims read, checked, reconciled",
    ),
    ("reading", "an article of 4 KB read by rules", "dateparser", "an article of 4 KB read"),
    (
        "routes_peers",
        "graph of 1,435 corners",
        "extremitypathfinder",
        "graph of the ways past closed coasts",
    ),
    (
        "routes_peers",
        "mission of 11,000 km, alone",
        "loop by minutes with OpenAP",
        "fuel of a flight of 11,000 km",
    ),
    (
        "forum_timetables",
        "timetables of 8 of them, one process",
        "OR-Tools",
        "timetables of eight forums, proven",
    ),
    (
        "forum_scale",
        "selection of 15,000 people among 547,223 pairs, by score alone",
        "OR-Tools",
        "meetings of 15,000 people selected",
    ),
    (
        "screening_index",
        "10,000 x 100,000 names",
        "RapidFuzz",
        "candidates of 10,000 names among 100,000",
    ),
    (
        "screening_pairs",
        "a pair of names judged",
        "nomenklatura, logic-v2",
        "one pair of names judged",
    ),
    (
        "trade_ppml",
        "three-way PPML, 2,315,600 cells",
        "pyfixest",
        "gravity with three kinds of effects, 2.3 million cells",
    ),
    (
        "trade_tables",
        "RCA of 28,500,000 rows",
        "polars",
        "comparative advantage from 28.5 million rows",
    ),
    (
        "energy",
        "least-cost plan of 8,760 h",
        "PyPSA",
        "least-cost plan of a power system, 8,760 hours",
    ),
    (
        "appraisal",
        "best set of 60 proposals, two budgets",
        "OR-Tools",
        "best set of 60 proposals under two budgets",
    ),
    (
        "appraisal_returns",
        "rates of return of 400 cash flows of 30 years",
        "numpy-financial",
        "every rate of return of 400 cash flows",
    ),
)
"""Script, name of a row, beginning of its peer's name, and what README calls the work."""
INTRODUCTION = """\
Beside named programs of others, each on the same input in the same run
({where}).
CPU time is that of the processor, all threads together. The ratio is corredor's figure over the
peer's: below 1 corredor takes less, above 1 more. The peers rarely do the same; what each leaves
out, all other measures and the goals missed stand in
[benchmarks/results.md](benchmarks/results.md). `make bench` writes it anew, and this table from it.
"""
HEAD = ("work", "corredor", "peer", "ratio to the peer in the same run")


def block(text: str) -> str:
    """Return what README says of the text of results."""
    held = results.sections(text)
    found = [
        (script, label, row)
        for script, name, peer, label in QUOTED
        for row in results.rows(held.get(script, ""))
        if row.name == name and row.peer.startswith(peer) and row.ratio != NONE
    ]
    where = "; ".join(dict.fromkeys(results.where(held[script]) for script, _, _ in found))
    lines = [INTRODUCTION.format(where=where), f"| {' | '.join(HEAD)} |", "|" + "---|" * len(HEAD)]
    lines += (
        f"| {label} | {row.ours} | {row.peer}: {row.theirs} | {row.ratio} |"
        for _, label, row in found
    )
    return "\n".join(lines) + "\n"


def quoted(readme: str) -> str:
    """Return what stands between README's markers.

    Raises
    ------
    ValueError
        A marker isn't there, or not once.
    """
    if readme.count(BEGIN) != 1 or readme.count(END) != 1:
        raise ValueError(f"README has not one {BEGIN} and one {END}")
    return readme.partition(BEGIN + "\n")[2].partition(END)[0]


def requoted(readme: str, said: str) -> str:
    """Return README with another text between its markers."""
    quoted(readme)
    before, _, rest = readme.partition(BEGIN + "\n")
    return f"{before}{BEGIN}\n{said}{END}{rest.partition(END)[2]}"


def main() -> None:
    readme = README.read_text("utf-8")
    new = README.with_suffix(".new")
    new.write_text(requoted(readme, block(results.FILE.read_text("utf-8"))), "utf-8")
    new.replace(README)


if __name__ == "__main__":
    main()
