"""Score derivations on answers written from a source text, with a corpus of Clough and Stevenson.

``python benchmarks/quality/clough.py FOLDER``. FOLDER is the "Corpus of plagiarised short answers"
(Clough and Stevenson 2011) as published: text files ``g<group><person>_task<a-e>.txt`` beside
``orig_task<a-e>.txt``, and a table with the columns File and Category (``non``, ``heavy``,
``light``, ``cut``), as CSV or TSV. Printed: AUC and accuracy of derived against original, and the
accuracy on four levels with the cuts by which the levels of all other answers are told best.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np

from corredor.studies.evidence.calc.derivation import prepared
from corredor.studies.evidence.calc.derivation.edges import text_probability
from corredor.studies.evidence.calc.derivation.overlap import overlap
from corredor.studies.evidence.calc.derivation.retelling import retelling
from corredor.studies.evidence.calc.derivation.words import words_of

LEVELS: Final = ("non", "heavy", "light", "cut")
EVEN: Final = 0.5
STEPS: Final = 40


def read(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def categories(folder: Path) -> dict[str, str]:
    """Return the category of each answer by file name."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".csv", ".tsv")):
        text = read(path)
        mark = "\t" if text.partition("\n")[0].count("\t") else ","
        rows = list(csv.DictReader(io.StringIO(text), delimiter=mark))
        named = [{str(k).strip().lower(): str(v).strip() for k, v in row.items()} for row in rows]
        if named and {"file", "category"} <= named[0].keys():
            return {row["file"]: row["category"].lower() for row in named}
    sys.exit(f"no table with the columns File and Category in {folder}")


def score(original: str, answer: str) -> tuple[float, float]:
    """Return the probability of one origin and how much of the answer is taken."""
    one, two = prepared(original, "en"), prepared(answer, "en")
    first, second = words_of(one), words_of(two)
    shared, told = overlap(first, second), retelling(first, second, one, two)
    return text_probability(shared, told), shared.runs[1] + shared.threes[1]


def auc(scores: Sequence[float], derived: Sequence[bool]) -> float:
    """Return the share of pairs of a derived and an original answer in the right order."""
    high = np.array([s for s, d in zip(scores, derived, strict=True) if d])
    low = np.array([s for s, d in zip(scores, derived, strict=True) if not d])
    above = (high[:, None] > low[None, :]).mean()
    return float(above + (high[:, None] == low[None, :]).mean() / 2)


def level_accuracy(scores: Sequence[float], levels: Sequence[int]) -> float:
    """Return the share of answers whose level is told by cuts fitted on the others."""
    values, wanted = np.array(scores), np.array(levels)
    edges = np.unique(np.quantile(values, np.linspace(0, 1, STEPS)))
    cuts = np.array(list(combinations(edges, len(LEVELS) - 1)))
    told = (values[:, None, None] >= cuts[None, :, :]).sum(axis=2)
    right = told == wanted[:, None]
    total = right.sum(axis=0)
    hits = [bool(right[at, int((total - right[at]).argmax())]) for at in range(len(values))]
    return sum(hits) / len(hits)


def main() -> None:
    folder = Path(sys.argv[1])
    files = {path.name: path for path in folder.rglob("*.txt")}
    found: list[tuple[float, float, int]] = []
    for name, category in sorted(categories(folder).items()):
        task = re.search(r"task([a-e])", name)
        if category in LEVELS and task is not None:
            original = read(files[f"orig_task{task[1]}.txt"])
            found.append((*score(original, read(files[name])), LEVELS.index(category)))
    derived = [level > 0 for _, _, level in found]
    chances = [chance for chance, _, _ in found]
    right = sum((chance >= EVEN) == is_so for chance, is_so in zip(chances, derived, strict=True))
    print(f"derived or not: AUC {auc(chances, derived):.3f}, n {len(found)}")
    print(f"derived or not: accuracy at even odds {right / len(found):.3f}, n {len(found)}")
    levels = level_accuracy([taken for _, taken, _ in found], [level for _, _, level in found])
    print(f"four levels: accuracy leave-one-out {levels:.3f}, n {len(found)}")


if __name__ == "__main__":
    main()
