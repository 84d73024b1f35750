"""Matching of 3,000 participants with 3,000 in three languages: texts, scores, best pairs."""

from __future__ import annotations

import csv
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from measure import Measure

from corredor.core.errors import Place
from corredor.core.label import Label
from corredor.core.table import Row
from corredor.studies.forum.calc.scores import best_pairs
from corredor.studies.forum.engine import embedding
from corredor.studies.forum.inputs.records import Organisation, Person, Statement
from corredor.studies.forum.study.matching import matching, rules

PAIRS = Path(__file__).parents[1] / "quality" / "forum_pairs.csv"
PEOPLE = 3_000
TEXTS = 2
"""Needs, and offers, of each person."""
KEPT = 30
GOAL, MEMORY = 60.0, 4.0
"""Goals [CPU s], [GB]."""
ROW = Row({}, Place(""), {})
SIDES = ("MX", "RU")
PLACES = ("Puebla", "Казань", "Leeds", "Monterrey", "Пермь", "Sonora", "Тула", "Jalisco")


def texts() -> dict[str, list[str]]:
    """Needs and offers of the labelled pairs by language."""
    held: dict[str, list[str]] = {"es": [], "en": [], "ru": []}
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for kind in ("need", "offer"):
                held[row[f"{kind}_language"]].append(row[kind])
    return {language: sorted(set(rows)) for language, rows in held.items()}


def statements(kind: str, said: dict[str, list[str]]) -> Iterator[Statement]:
    """Texts of all people, no two alike: a draw from the labelled ones, with a place and a year."""
    random = np.random.default_rng(len(kind))
    for side in SIDES:
        for person in range(PEOPLE):
            language = ("es", "en", "ru")[int(random.integers(3))]
            for number in range(TEXTS):
                text = said[language][int(random.integers(len(said[language])))]
                place = PLACES[int(random.integers(len(PLACES)))]
                shown = f"{text}, {place} {side} {person}"
                yield Statement(f"{kind}{number}", f"{side}{person}", language, shown, (), (), ROW)


def people() -> Iterator[Person]:
    for side in SIDES:
        own = "es" if side == "MX" else "ru"
        for at in range(PEOPLE):
            yield Person(
                f"{side}{at}",
                "",
                f"{side}{at // 2}",
                side,
                "company",
                (own, "en"),
                (),
                12,
                True,
                ROW,
            )


def organisations() -> Iterator[tuple[str, Organisation]]:
    codes = ("01", "0113", "10", "1030", "21", "28", "30", "35", "46", "62", "72", "85")
    for side in SIDES:
        for at in range(PEOPLE // 2):
            name = f"{side}{at}"
            code = codes[at % len(codes)]
            yield name, Organisation(name, Label(), side, (code,), (), (), (), "small", ROW)


def measures() -> Iterator[Measure]:
    if not embedding.is_installed():
        return
    said = texts()
    held, bodies = list(people()), dict(organisations())
    needs, offers = list(statements("need", said)), list(statements("offer", said))
    begun = time.process_time()
    matched = matching(held, bodies, needs, offers, (), SIDES)
    read = time.process_time() - begun
    asked = rules(matched, ())
    found = best_pairs(*matched.sides, most=KEPT, rules=asked, blend=matched.blend)
    whole = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    name = f"{PEOPLE} x {PEOPLE} people matched"
    yield Measure(f"{name}, texts read (CPU)", read, "s", GOAL)
    yield Measure(f"{name}, {len(found.rows)} pairs kept (CPU)", whole, "s", GOAL)
    yield Measure(f"{name}, memory", peak, "GB", MEMORY)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    for measure in measures():
        print(measure.row())
