"""Work: what one process or one worker of a cluster does."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Corpus, merged
from corredor.studies.evidence.study.reading import analyse


def analysed(documents: Sequence[Document], countries: tuple[str, ...]) -> Corpus:
    """Return the corpus of some documents, analysed in this process."""
    return merged([Corpus((analyse(document, countries),)) for document in documents])
