"""Next steps: what a programme folder without errors still waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote

from corredor.core.errors import N_, CorredorError, Problems, Translate, Wording
from corredor.core.study import Study
from corredor.programme.documents import FOLDER
from corredor.programme.folder import Programme
from corredor.programme.measures import Measures
from corredor.programme.opening import Root
from corredor.programme.review import CANDIDATES, read_review
from corredor.programme.starter import SAMPLE

__all__ = ["Step", "next_steps"]

BRING = N_("Put documents (text, HTML or PDF) into {documents}, then: corredor read {folder}")
REPLACE = N_(
    "Replace the sample by your own: {file}, the row {document} of documents/index.csv and the "
    "claims on it"
)
READ = N_("No claim yet. Let figures, dates and statements be proposed: corredor read {folder}")
DECIDE = N_(
    "Candidates without a decision: {count}. Write accept or reject into the column decision of "
    "{file}"
)
ACCEPT = N_(
    'Candidates with a decision: {count}. Move them: corredor accept {folder} --person "{you}"'
)
MEND = N_("Mend {file}: {problem}")
FILL = N_(
    "Studies without a row in their tables: {studies}. Fill those that you want; name the studies "
    "to run in programme.toml, under [studies]"
)
YOU = Wording(N_("Your name"))


@dataclass(frozen=True)
class Step:
    """Something that a person may do next: a text of the catalogues and what it names."""

    text: str
    fields: Mapping[str, object] = field(default_factory=dict[str, object])

    def said(self, say: Translate) -> str:
        """Return it in a language."""
        return say(self.text).format(**{n: _said(v, say) for n, v in self.fields.items()})


def _said(value: object, say: Translate) -> str:
    if isinstance(value, CorredorError):
        return value.line(say)
    return say(value) if isinstance(value, Wording) else str(value)


def next_steps(folder: Path, programme: Programme, studies: Sequence[Study]) -> tuple[Step, ...]:
    """Return what a folder waits for, in the order in which a person would do it.

    Parameters
    ----------
    folder
        The folder as the user names it.
    studies
        The studies that would run.
    """
    return (*_of_documents(folder, programme), *_of_studies(programme, studies))


def _of_documents(folder: Path, programme: Programme) -> Iterator[Step]:
    shown, documents = quote(str(folder)), programme.documents
    undecided, decided, wrong = _candidates(folder)
    if not documents:
        yield Step(BRING, {"documents": folder / FOLDER, "folder": shown})
        return
    samples = [one.id for one in documents.values() if one.file == SAMPLE]
    if samples:
        yield Step(REPLACE, {"file": SAMPLE, "document": samples[0]})
    if wrong:
        yield Step(MEND, {"file": CANDIDATES.file, "problem": wrong[0]})
    elif not programme.claims and not undecided and not decided:
        yield Step(READ, {"folder": shown})
    if undecided:
        yield Step(DECIDE, {"count": undecided, "file": folder / CANDIDATES.file})
    if decided:
        yield Step(ACCEPT, {"count": decided, "folder": shown, "you": YOU})


def _candidates(folder: Path) -> tuple[int, int, tuple[CorredorError, ...]]:
    """Return how many candidates lack a decision and have one, and what is wrong with them."""
    try:
        review = read_review(Root(folder), Measures())
    except Problems as problems:
        return 0, 0, problems.errors
    except CorredorError as error:
        return 0, 0, (error,)
    decided = len(review.decided)
    return len(review.candidates.rows) - decided, decided, ()


def _of_studies(programme: Programme, studies: Sequence[Study]) -> Iterator[Step]:
    without = [study.name for study in studies if _is_without(study, programme)]
    if without:
        yield Step(FILL, {"studies": ", ".join(sorted(without))})


def _is_without(study: Study, programme: Programme) -> bool:
    """Whether a study has tables of its own, all empty, and no documents to work on instead."""
    if programme.claims and "documents" in study.reads:
        return False
    tables = [programme.tables.get(spec.name) for spec in study.own_tables]
    return bool(tables) and not any(tables)
