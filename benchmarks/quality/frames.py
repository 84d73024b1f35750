"""Score proposals and figure frames on hand-annotated documents.

``python benchmarks/quality/frames.py FILE [FLOOR]``. FILE has a JSON object a line: ``text``,
``language``, ``countries`` (ISO codes of the corridor), ``proposals`` and ``figures``. A proposal
has ``quote`` (words of the thing), ``stage``, ``proposer`` and ``counterpart`` (countries) and
``sector``; a figure has ``quote``, ``measure``, ``period`` and ``subject``. What is annotated is
found if a record of the same text meets the quote; a field that an annotation leaves out is not
scored. Printed: recall, precision and the share of each field right, with n. Exit 1 if a share
lies below FLOOR.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from corredor.core.source import Document
from corredor.studies.evidence.calc.records import FigureClaim, Proposal, Span
from corredor.studies.evidence.study.reading import analyse

Fields = dict[str, str]


def proposal_fields(proposal: Proposal) -> Fields:
    proposer, counterpart = proposal.countries
    return {
        "stage": proposal.stage,
        "proposer": proposer,
        "counterpart": counterpart,
        "sector": proposal.sector,
    }


def figure_fields(claim: FigureClaim) -> Fields:
    frame = claim.frame
    return {"measure": frame.measure, "period": frame.period, "subject": frame.subject}


def matched(
    text: str, wanted: list[Fields], found: list[tuple[Span, Fields]], counts: Counter[str]
) -> None:
    """Count what is found of one document, and the fields that are right."""
    free = set(range(len(found)))
    for row in wanted:
        start = text.index(row["quote"])
        quote = Span(start, start + len(row["quote"]))
        near = [at for at in sorted(free) if found[at][0].meets(quote)]
        counts["annotated"] += 1
        if not near:
            continue
        right = {
            at: [found[at][1][key] == row[key] for key in found[at][1] if key in row] for at in near
        }
        best = max(near, key=lambda at: (sum(right[at]), -at))
        free.discard(best)
        counts["found"] += 1
        for key, value in found[best][1].items():
            counts[f"{key} n"] += key in row
            counts[key] += row.get(key) == value
    counts["returned"] += len(found)
    counts["extra"] += len(free)


def shares(counts: Counter[str]) -> dict[str, tuple[float, int]]:
    """Return each share with its n."""
    made = {
        "recall": (counts["found"], counts["annotated"]),
        "precision": (counts["returned"] - counts["extra"], counts["returned"]),
    }
    made |= {
        name.removesuffix(" n"): (counts[name.removesuffix(" n")], counts[name])
        for name in counts
        if name.endswith(" n")
    }
    return {name: (part / whole if whole else 1.0, whole) for name, (part, whole) in made.items()}


def main(path: Path, floor: float) -> int:
    proposals, figures = Counter[str](), Counter[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row: dict[str, Any] = json.loads(line)
        blank = ("",) * 9
        text = str(row["text"])
        file, title, publisher, author, published, reports_on, url, licence, digest = blank
        document = Document(
            str(number), file, title, publisher, author, published, row["language"], reports_on,
            url, licence, digest, text,
        )  # fmt: skip
        read = analyse(document, tuple(row.get("countries", ())))
        found = [(one.thing, proposal_fields(one)) for one in read.proposals]
        matched(text, row.get("proposals", []), found, proposals)
        told = [(one.figure.span, figure_fields(one)) for one in read.figures]
        matched(text, row.get("figures", []), told, figures)
    low = False
    for name, counts in (("proposals", proposals), ("figures", figures)):
        for field, (share, whole) in shares(counts).items():
            print(f"{name} {field} {share:.3f} n={whole}")
            low = low or share < floor
    return int(low)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0))
