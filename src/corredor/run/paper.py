"""Paper: report and brief as PDF in each language, set while the next pages are rendered."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from corredor.report.leaves import joined
from corredor.report.model import ReportModel
from corredor.report.printed.document import BRIEF, REPORT, papers
from corredor.run.digests import canonical, digest_of
from corredor.run.execute import Progress
from corredor.run.store import Store

KINDS: Final = (REPORT, BRIEF)
AT_ONCE: Final = 2
"""Files that are set at the same time: the printer works outside of the interpreter's lock."""


def paper_name(language: str, kind: str = REPORT) -> str:
    """Return where a PDF of a language stands below ``out/``.

    Examples
    --------
    >>> paper_name("es"), paper_name("es", "brief")
    ('report/report-es.pdf', 'report/brief-es.pdf')
    """
    return f"report/{kind}-{language}.pdf"


@dataclass
class Papers:
    """The files of one run; `digest` is the model's, `code` stands for all that makes them of it.

    What the store holds is taken; else it is asked of another thread, which touches no file.
    """

    model: ReportModel
    digest: str
    store: Store
    code: str
    progress: Progress
    keys: dict[str, str] = field(default_factory=dict[str, str])
    _held: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _asked: dict[str, Future[dict[str, bytes]]] = field(
        default_factory=dict[str, Future[dict[str, bytes]]]
    )

    def ask(self, language: str, pages: Mapping[str, bytes], pool: ThreadPoolExecutor) -> None:
        """Ask for the files of a language, made of its audited pages."""
        names = [paper_name(language, kind) for kind in KINDS]
        for name in names:
            self.keys[name] = digest_of(canonical([name, self.digest, self.code]))
            self.progress(name, "started")
        held = {name: self._kept(name) for name in names}
        found = {name: content for name, content in held.items() if content is not None}
        if len(found) == len(names):
            self._held |= found
            for name in names:
                self.progress(name, "taken")
            return
        whole = joined({name: page.decode() for name, page in pages.items()})
        self._asked[language] = pool.submit(papers, whole, self.model, language)

    def _kept(self, name: str) -> bytes | None:
        kept = self.store.recall(self.keys[name])
        return self.store.get(kept) if kept else None

    def made(self) -> Mapping[str, bytes]:
        """Return all files by their names, once they are there."""
        for language, asked in self._asked.items():
            for kind, content in asked.result().items():
                name = paper_name(language, kind)
                self.store.remember(self.keys[name], self.store.put(content))
                self._held[name] = content
                self.progress(name, "made")
        return self._held
