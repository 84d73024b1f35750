"""What paper leaves to the page: notes among many flags, and rows beside a drawing."""

from __future__ import annotations

from dataclasses import replace

from corredor.core.finding import Flag
from corredor.report.html import render
from corredor.report.model import ReportModel
from corredor.report.printed.document import FEW, NOTES, REPORT, documents


def flags_of(model: ReportModel, notes: int, warnings: int) -> list[list[str]]:
    """Return the severities of the flags on paper, and what stands below them."""
    many = [Flag(f"evidence.{at}", "note", "noted", {}) for at in range(notes)]
    many += [Flag(f"evidence.w{at}", "warning", "warned", {}) for at in range(warnings)]
    result = replace(model.results["evidence"], flags=tuple(many))
    told = replace(model, results={**model.results, "evidence": result})
    chapters = dict(documents(render(told, "en"), told, "en", [])[REPORT]["chapters"])
    blocks = chapters["flags"]
    severities = [flag[0] for block in blocks if block[0] == "flags" for flag in block[1]]
    return [severities, [line for kind, *rest in blocks if kind == "soft" for line in rest[0]]]


def test_many_flags_leave_their_notes_to_the_page(model: ReportModel) -> None:
    severities, below = flags_of(model, FEW, 2)
    assert set(severities) == {"warning"}
    assert NOTES in below


def test_few_flags_and_notes_alone_are_printed(model: ReportModel) -> None:
    severities, below = flags_of(model, 3, 2)
    assert (severities.count("note"), NOTES in below) == (3, False)
    severities, below = flags_of(model, FEW + 1, 0)
    others = sum(len(one.flags) for name, one in model.results.items() if name != "evidence")
    assert severities.count("note") >= (FEW + 1 if not others else 1)
