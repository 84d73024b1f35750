"""No text escapes the catalogue: in a language of brackets, only the folder's own stands bare."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale

from corredor.core.label import LANGUAGES, Label
from corredor.data.glossary import glossary
from corredor.report import accounts, figure, html, i18n, numerals, wording
from corredor.run.main_job import Asked, run_folder

WORD = re.compile(r"[^\W\d_]+")
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
AS_IT_STANDS = {"style", "script", "code", "bdi", "time"}
"""Elements of names, code and dates, which no catalogue holds."""


class Bracketed(gettext.NullTranslations):
    """A language in which every text stands between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return f"⟦{singular if number == 1 else plural}⟧"


class Bare(HTMLParser):
    """Gathers the words of a page that stand outside all brackets."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        while INNERMOST.search(self.text):
            self.text = INNERMOST.sub(" ", self.text)
        self.words = set(WORD.findall(self.text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not AS_IT_STANDS & set(self.inside):
            self.text += f" {data}"


@pytest.fixture
def in_brackets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put brackets around the catalogue and the glossary, and forget what was said without."""
    numerals._prices.cache_clear()  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(i18n, "_catalogue", lambda _: Bracketed())
    words = {
        name: replace(entry, label=Label(*(f"⟦{entry.label.es}⟧" for _ in LANGUAGES)))
        for name, entry in glossary().items()
    }
    for room in (accounts, figure, html, wording):
        monkeypatch.setattr(room, "glossary", lambda: words)
    yield
    numerals._prices.cache_clear()  # pyright: ignore[reportPrivateUsage]


def words_of_the_folder(folder: Path) -> Iterator[str]:
    """Yield all words of a programme's files, and of countries, months and languages."""
    for path in folder.rglob("*"):
        if path.is_file() and "out" not in path.relative_to(folder).parts:
            yield from WORD.findall(path.read_text("utf-8"))
    locale = Locale.parse("es_MX")
    names = (*locale.territories.values(), *locale.months["format"]["wide"].values())
    yield from WORD.findall(" ".join((*names, "corredor Español English Русский de")))


@pytest.mark.usefixtures("in_brackets")
def test_what_stands_bare_is_the_folders_own(tiny: Path) -> None:
    run_folder(tiny, Asked(languages=("es",)))
    known = set(words_of_the_folder(tiny))
    for path in sorted((tiny / "out" / "report" / "es").glob("*.html")):
        page = path.read_text("utf-8")
        assert page.count("⟦") > 10
        assert Bare(page).words <= known
