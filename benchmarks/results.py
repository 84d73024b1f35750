"""``results.md``: a table of ratios on top, then a section for each script, each renewed alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import COLUMNS, NONE, head

FILE = Path(__file__).parent / "results.md"
TOP = """# Results

Written by `make bench`; no figure here is typed by hand. A unit with "CPU" is time of the
processor, all threads of the process together, which other work on the machine disturbs little;
plain seconds are those of the clock on the wall. Where work is repeated, the shortest time counts,
after a first call that isn't counted unless the row says cold. A ratio is ours over the peer's on
the same input in the same run: below 1 we take less. Peers rarely do the same; the remarks say
what each leaves out. A goal is one that was set before the work began. "–" is what there is not,
with the reason.
"""
SUMMARY = "Ratios to the peers"


class Section(NamedTuple):
    """What a script gave: its title, when and where, its rows, and why it failed if it did."""

    title: str
    measured: str
    rows: tuple[str, ...]
    failure: str = ""

    def text(self, script: str) -> str:
        """Return the section as it stands in the file."""
        failed = [f"**Failed:** {self.failure}", ""] if self.failure else []
        table = [*head(), *self.rows, ""] if self.rows else []
        title = self.title or "not run to its end"
        return "\n".join([f"## `{script}`: {title}", "", self.measured, "", *failed, *table])


class Row(NamedTuple):
    """A line of the table, cell by cell."""

    name: str
    ours: str
    goal: str
    met: str
    peer: str
    theirs: str
    ratio: str
    remarks: str


def sections(text: str) -> dict[str, str]:
    """Return the text of each script's section."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    named = ((re.match(r"## `(\w+)`", part), part) for part in parts)
    return {name[1]: part.strip() + "\n" for name, part in named if name}


def rows(section: str) -> Iterator[Row]:
    """Yield the rows of a section."""
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == len(COLUMNS) and cells[0] != COLUMNS[0]:
            yield Row(*cells)


def where(section: str) -> str:
    """Return day and machine of a section."""
    return ", ".join(section.splitlines()[2].split("; ")[:2])


def renew(script: str, section: Section, order: Sequence[str], file: Path = FILE) -> None:
    """Put a script's section in the place of its old one, the file whole at every moment."""
    old = sections(file.read_text("utf-8")) if file.exists() else {}
    held = {name: old[name] for name in order if name in old} | {script: section.text(script)}
    ordered = {name: held[name] for name in order if name in held}
    new = file.with_suffix(".new")
    new.write_text("\n".join([TOP, _summary(ordered), *ordered.values()]), "utf-8")
    new.replace(file)


def _summary(held: Mapping[str, str]) -> str:
    lines = [f"## {SUMMARY}", "", "| script | measure | peer | ratio |", "|---|---|---|---|"]
    for script, text in held.items():
        for row in rows(text):
            if row.peer != NONE:
                lines.append(f"| `{script}` | {row.name} | {row.peer} | {row.ratio} |")
    return "\n".join([*lines, ""])
