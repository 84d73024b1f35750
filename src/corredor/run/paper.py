"""Paper: the report as PDF, one file for each language, set while the next pages are rendered."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from corredor.report.model import ReportModel
from corredor.report.printed.document import printed_report
from corredor.run.digests import canonical, digest_of
from corredor.run.execute import Progress
from corredor.run.store import Store

AT_ONCE: Final = 2
"""Files that are set at the same time: the printer works outside of the interpreter's lock."""


def paper_name(language: str) -> str:
    """Return where the PDF of a language stands below ``out/``.

    Examples
    --------
    >>> paper_name("es")
    'report/report-es.pdf'
    """
    return f"report/report-{language}.pdf"


@dataclass
class Papers:
    """The files of one run; `code` stands for all that made them, beside the pages.

    What the store holds is taken; else it is asked of another thread, which touches no file.
    """

    model: ReportModel
    store: Store
    code: str
    progress: Progress
    keys: dict[str, str] = field(default_factory=dict[str, str])
    _held: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _asked: dict[str, Future[bytes]] = field(default_factory=dict[str, Future[bytes]])

    def ask(self, language: str, page: bytes, pool: ThreadPoolExecutor) -> None:
        """Ask for the file of a language, made of its audited page."""
        name = paper_name(language)
        self.keys[name] = digest_of(canonical([name, digest_of(page), self.code]))
        self.progress(name, "started")
        kept = self.store.recall(self.keys[name])
        content = self.store.get(kept) if kept else None
        if content is not None:
            self._held[name] = content
            self.progress(name, "taken")
            return
        self._asked[name] = pool.submit(printed_report, page.decode(), self.model, language)

    def made(self) -> Mapping[str, bytes]:
        """Return all files by their names, once they are there."""
        for name, asked in self._asked.items():
            content = asked.result()
            self.store.remember(self.keys[name], self.store.put(content))
            self._held[name] = content
            self.progress(name, "made")
        return self._held
