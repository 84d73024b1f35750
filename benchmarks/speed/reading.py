"""Articles read by rules alone, then with everything; dateparser and quantulum3 on the same texts.

The peers find one kind of thing each, quantulum3 in English alone; each reads some of the texts.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import peers
from measure import Measure

from corredor.core.source import Document
from corredor.programme.starter import start_programme
from corredor.run.main_job import load
from corredor.run.reading import Asked, read_folder
from corredor.studies.evidence.study.reading import analyse

PEERS = ("dateparser", "quantulum3")
ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests" / "studies" / "evidence" / "calc" / "derivation" / "texts"
LANGUAGES = ("en", "es", "ru")
ARTICLE = 4_000
"""Code points of an article of 25 sentences."""
DOCUMENTS = 60
RULES = 10.0
EVERYTHING = 100.0
"""Goals: milliseconds of CPU a document."""
SOME = 12
"""Texts that a peer reads."""
QUANTULUM = """
import json, sys, time
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse(texts[0])
begun = time.process_time()
for text in texts:
    parser.parse(text)
print((time.process_time() - begun) / len(texts) * 1000)
"""
COUNTRIES = ("CL", "VN")


def articles() -> list[tuple[str, str]]:
    """Return language and text of articles put together from our own texts, no two alike."""
    made: list[tuple[str, str]] = []
    for language in LANGUAGES:
        texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob(f"*{language}*"))]
        for at in range(DOCUMENTS // len(LANGUAGES)):
            turned = texts[at % len(texts) :] + texts[: at % len(texts)]
            text = f"{at + 1}. " + "\n\n".join(turned)
            made.append((language, text[: text.rfind(".", 0, ARTICLE) + 1]))
    return made


def document(language: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id="d",
        file="d.txt",
        title="",
        publisher="",
        author="",
        published="",
        language=language,
        reports_on="",
        url="",
        licence="",
        sha256=digest,
        text=text,
    )


def per_document(count: int, begun: float) -> float:
    return (time.process_time() - begun) / count * 1000


def measures() -> Iterator[Measure]:
    made = articles()
    documents = [document(language, text) for language, text in made]
    for one in documents[:: DOCUMENTS // 6]:
        analyse(one, COUNTRIES)  # compiles the word lists
    begun = time.process_time()
    for one in documents:
        analyse(one, COUNTRIES)
    rules = per_document(len(documents), begun)
    yield Measure("an article of 4 KB read by rules", rules, "CPU ms", RULES, dateparser(made))
    yield english(documents)
    said = "the same with vectors and all comparisons"
    yield Measure(said, everything(made), "CPU ms", EVERYTHING)


def dateparser(made: list[tuple[str, str]]) -> peers.Peer:
    """Return the peer that finds dates, in three languages."""

    def work() -> float:
        from dateparser.search import search_dates

        search_dates(made[0][1], languages=["en"])
        begun = time.process_time()
        for language, text in made[:: DOCUMENTS // SOME]:
            search_dates(text, languages=[language])
        return per_document(SOME, begun)

    without = "all but dates: amounts, quotations, names, proposals, events"
    return peers.here(work).peer("dateparser", without)


def english(documents: list[Document]) -> Measure:
    """Return the reading of English articles beside the peer that finds quantities."""
    texts = [one for one in documents if one.language == "en"][:SOME]
    begun = time.process_time()
    for one in texts:
        analyse(one, COUNTRIES)
    took = per_document(len(texts), begun)
    found = peers.answer("quantulum3", QUANTULUM, given=json.dumps([one.text for one in texts]))
    without = "all but quantities: dates, quotations, names, proposals, events"
    peer = found.peer("quantulum3", without)
    return Measure("an English article of 4 KB read by rules", took, "CPU ms", RULES, peer)


def everything(made: list[tuple[str, str]]) -> float:
    """Return the CPU time of a document in a folder that is read whole, in this process [ms]."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "many"
        start_programme(folder, "en", (), ("CL", "VN"))
        load(folder)
        for at, (_, text) in enumerate(made):
            (folder / "documents" / f"a{at}.txt").write_text(text, "utf-8")
        begun = time.process_time()
        read_folder(folder, Asked(jobs=1))
        return per_document(len(made), begun)
