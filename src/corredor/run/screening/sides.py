"""The two sides of a screening, read from a folder or given by hand: parties and lists."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from corredor.core.attached import AttachedFile
from corredor.core.draws import Ensemble
from corredor.core.errors import (
    N_,
    NotAChoice,
    Place,
    UnknownReference,
    UnreadableFile,
    Wording,
)
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.programme.atomic import refusal
from corredor.programme.diagnostics import nearest_first
from corredor.programme.folder import Programme
from corredor.run.main_job import load
from corredor.run.plan import files_of, ordered, slice_of
from corredor.studies.screening.inputs.rows import (
    Decision,
    Party,
    Policy,
    owners,
    parties,
    policy,
)
from corredor.studies.screening.inputs.tables import BESIDE, DEMO, FORMATS, LISTS, PARTIES
from corredor.studies.screening.readers.lists import regime_of_list
from corredor.studies.screening.study.assets import assets
from corredor.studies.screening.study.lists import ScreenedList, screened_lists
from corredor.studies.screening.study.matching import listed_names, matched
from corredor.studies.screening.study.results import Hit, hits
from corredor.studies.screening.study.screen import PARTS

STUDY: Final = "screening"
LOOKED_AT: Final = "asked for by hand"
ABSENT: Final = N_("it isn't there")


@dataclass(frozen=True)
class Sides:
    """What a folder says of both sides.

    Parameters
    ----------
    programme
        The folder.
    inputs
        What the study of screening would be given.
    policy
        How it screens.
    parties
        Who and what it screens, by id.
    """

    programme: Programme
    inputs: Inputs
    policy: Policy
    parties: Mapping[str, Party]

    def list_row(self, name: str, option: str) -> Row:
        """Return the row of a list.

        Raises
        ------
        NotAChoice
            E110: the programme has no list of that id.
        """
        rows = {row.text("list"): row for row in self.inputs.table("screening/lists")}
        if name not in rows:
            place, known = Place(LISTS.file), tuple(rows)
            raise NotAChoice(place, column=option, value=name, known=known)
        return rows[name]


def sides_of(folder: Path) -> Sides:
    """Return parties, lists and policy of a folder.

    Raises
    ------
    Problems, CorredorError
        The folder has errors.
    """
    programme, studies = load(folder)
    study = next(one for one in ordered(studies, (STUDY,)) if one.name == STUDY)
    settings = programme.settings
    ensemble = Ensemble(settings.seed, settings.draws)
    parts, files = slice_of(programme, study), files_of(programme, study)
    inputs = Inputs(STUDY, ensemble, parts, files=files)
    stated = policy(inputs.table("screening/policy"))
    return Sides(programme, inputs, stated, everybody(inputs.table))


def everybody(table: Callable[[str], Iterable[Row]]) -> dict[str, Party]:
    """Return who and what is screened by id: parties, owners with a name, and assets.

    Parameters
    ----------
    table
        Gives the rows of a table of the folder by its name.
    """
    known = parties(table("screening/parties"), *(table(name) for name in PARTS))
    more = owners(table("screening/ownership"), known)
    things = (one.party for one in assets(table("screening/assets")))
    return {party.id: party for party in (*known, *more, *things)}


def party_of(held: Mapping[str, Party], name: str) -> Party:
    """Return a party by its id, or by that of an organisation or participant that it is.

    Raises
    ------
    UnknownReference
        E108: nobody of that id is screened.
    """
    if name in held:
        return held[name]
    party = next((one for one in held.values() if name in one.subjects), None)
    if party is None:
        near = nearest_first(name, tuple(held))[:3]
        place, table = Place(PARTIES.file), PARTIES.file
        raise UnknownReference(place, column="--party", value=name, table=table, near=near)
    return party


def hits_of(
    asked: Iterable[Party],
    lists: tuple[ScreenedList, ...],
    how: Policy,
    decided: Mapping[tuple[str, str], Decision] | None = None,
) -> tuple[Hit, ...]:
    """Return all hits of parties on lists, as the study finds them."""
    who = tuple(asked)
    return hits(who, lists, matched(who, listed_names(lists, how), how), decided or {}, how)


@dataclass(frozen=True)
class ListAtHand:
    """A list's file outside the tables of a folder.

    Parameters
    ----------
    path
        Where it is; None for the demonstration list.
    format
        Its format; empty where its name tells it, as of files that were fetched.
    like
        Row of another edition of it, whose format, regime and columns hold.
    """

    path: Path | None
    format: str = ""
    like: Row | None = None

    @classmethod
    def of(cls, text: str, like: Row | None = None) -> ListAtHand:
        """Return what ``FILE``, ``FILE:FORMAT`` or ``demo`` names.

        Examples
        --------
        >>> ListAtHand.of("lists/un.xml:un_xml").format, ListAtHand.of("demo").path
        ('un_xml', None)
        """
        if text == DEMO:
            return cls(None)
        path, colon, form = text.rpartition(":")
        if colon and form in FORMATS:
            return cls(Path(path), form, like)
        return cls(Path(text), "", like)

    @property
    def id(self) -> str:
        """What the list is called: its file's name without ending."""
        return self.path.stem if self.path is not None else DEMO


def read_by_hand(wanted: ListAtHand, name: str, how: Policy) -> ScreenedList:
    """Return a list that no table names; one that is too old is read all the same.

    Raises
    ------
    NotAChoice
        E110: its format is neither given nor told by its name, or unknown.
    UnreadableFile
        E011: the system doesn't give the file.
    CorredorError
        The file isn't what its format says.
    """
    cells = dict(wanted.like.cells) if wanted.like is not None else {}
    known = regime_of_list(wanted.path.stem if wanted.path else DEMO)
    form = wanted.format or str(cells.get("format") or "") or str(known.get("format", ""))
    form = DEMO if wanted.path is None else form
    files: dict[str, AttachedFile] = {}
    file = _attach(files, wanted.path) if wanted.path is not None else ""
    if form not in FORMATS or (form == DEMO and file):
        shown = form or file
        raise NotAChoice(Place(str(wanted.path)), column="FILE:FORMAT", value=shown, known=FORMATS)
    cells |= {"list": name, "format": form, "sha256": "", "override_reason": LOOKED_AT}
    cells |= dict.fromkeys(("file", *BESIDE, "replaces"), "")
    if not cells.get("publisher"):
        cells["publisher"] = str(known.get("publisher", ""))
    if wanted.path is not None:
        cells["file"] = file
        for part in BESIDE:
            beside = wanted.path.with_stem(f"{wanted.path.stem}-{part}")
            if form == "ofac_csv" and beside.is_file():
                cells[part] = _attach(files, beside)
                cells["regime"] = cells.get("regime") or str(known.get("regime", ""))
    row = Row(cells, Place(Path(LISTS.file).name), {})
    inputs = Inputs(STUDY, Ensemble(0, 1), {}, files=files)
    (held,) = screened_lists(inputs, [row], how)
    if held.error is not None:
        raise held.error
    return replace(held, row=row)


def _attach(files: dict[str, AttachedFile], path: Path) -> str:
    """Note a file as if the folder held it, and return what a row calls it."""
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = path.stat().st_size
    except FileNotFoundError:
        raise UnreadableFile(Place(str(path)), file=path, problem=Wording(ABSENT)) from None
    except OSError as error:
        raise UnreadableFile(Place(str(path)), file=path, problem=refusal(error)) from None
    held = AttachedFile(path.name, size, digest, partial(_open, path))
    files[held.path] = held
    return path.name


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def policy_of(day: date) -> Policy:
    """Return the policy of who has none, on a day."""
    return replace(policy(()), as_of=day)
