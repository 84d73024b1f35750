"""Score Russian numerals and ordinals on the corpus of duckling.

``python benchmarks/quality/duckling_numerals.py CORPUS.jsonl [--misses]``. The whole input is the
expression. What only that corpus wants is done here: English marks in Russian text, a minus
with a blank behind it, small letters as marks of scale.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from corredor.studies.evidence.calc.numerals import Marks, numbers_in
from corredor.studies.evidence.study.lexicons.numerals import numeral_words


def adapted(text: str) -> str:
    """Return the input in the manner of running text."""
    text = re.sub(r"^-\s+(?=[\d.])", "-", text.strip())
    return re.sub(r"(?<=\d)\s?[кмг]$", lambda found: found.group().strip().upper(), text)


def main() -> None:
    """Print right cases and cases of each dimension."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    words = numeral_words("ru")
    for line in arguments.path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["dim"] not in ("Numeral", "Ordinal") or case["lang"] != "ru":
            continue
        text = adapted(case["input"])
        found = numbers_in(text, words, Marks(".", "language"))
        value = re.search(r"-?[\d.]+(?:e-?\d+)?", case["expected"])
        kind = "ordinal" if case["dim"] == "Ordinal" else "cardinal"
        whole = len(found) == 1 and found[0].span.of(text) == text and found[0].kind == kind
        cases[case["dim"]] += 1
        if whole and value is not None and found[0].readings[0].low == Decimal(value.group()):
            right[case["dim"]] += 1
        elif arguments.misses:
            print(case["dim"], repr(text), case["expected"], found)
    for dimension in sorted(cases):
        score = right[dimension] / cases[dimension]
        print(f"{dimension} {score:.3f} ({right[dimension]}/{cases[dimension]})")


if __name__ == "__main__":
    main()
