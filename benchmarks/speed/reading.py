"""Articles read by rules alone, then with everything; and dateparser's search on the same texts."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dateparser.search import search_dates
from measure import Measure

from corredor.core.source import Document
from corredor.run.main_job import load
from corredor.run.reading import read_folder
from corredor.studies.evidence.study.reading import analyse

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests" / "studies" / "evidence" / "calc" / "derivation" / "texts"
LANGUAGES = ("en", "es", "ru")
ARTICLE = 4_000
"""Code points of an article of 25 sentences."""
DOCUMENTS = 60
RULES = 10.0
EVERYTHING = 100.0
"""Goals: milliseconds of CPU a document."""
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
    search_dates(made[0][1], languages=["en"])
    begun = time.process_time()
    for language, text in made[:: DOCUMENTS // 12]:
        search_dates(text, languages=[language])
    peer = per_document(12, begun)
    name = "an article of 4 KB read by rules (CPU)"
    yield Measure(name, rules, "ms", RULES, "dateparser, its dates alone", peer)
    yield Measure("the same with vectors and all comparisons", everything(made), "ms", EVERYTHING)


def everything(made: list[tuple[str, str]]) -> float:
    """Return the CPU time of a document in a folder that is read whole, in this process [ms]."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "many"
        from corredor.programme.starter import start_programme

        start_programme(folder, "en", (), ("CL", "VN"))
        load(folder)
        for at, (_, text) in enumerate(made):
            (folder / "documents" / f"a{at}.txt").write_text(text, "utf-8")
        from corredor.run.reading import Asked

        begun = time.process_time()
        read_folder(folder, Asked(jobs=1))
        return per_document(len(made), begun)
