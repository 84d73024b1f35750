"""Scenarios: what ifs that were saved, with what they change, their runs and reports."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.core.errors import N_, CorredorError, Problems
from corredor.core.slugs import is_slug
from corredor.core.table import TableSpec
from corredor.programme.opening import TABLE_BYTES, Root, decoded
from corredor.programme.scenarios import assumption_changes, save_scenario
from corredor.programme.sheets import sheet_of
from corredor.programme.varying import scenario_names, scenario_spec
from corredor.run.output import scenario_output
from corredor.run.record import read_record
from corredor.web.desk.review import today
from corredor.web.desk.scenarios import NUMBERS, distribution
from corredor.web.editing import cell_text
from corredor.web.refusals import Refused, not_found
from corredor.web.visit import Visit

NO_NAME: Final = N_(
    "A scenario is named with small letters, digits and hyphens, as in dear-fuel; {name} is not."
)
SHOWN: Final = 200
"""Changes of a scenario that are listed."""


@dataclass(frozen=True)
class Saved:
    """A scenario: its file, the cells that it changes, whether it ran, or why it can't be read."""

    name: str
    file: str
    rows: tuple[dict[str, str], ...]
    ran: bool
    problem: CorredorError | None = None


def scenarios(visit: Visit) -> Response:
    """List the scenarios of the folder."""
    folder = visit.office.folder
    return visit.page("scenarios", scenarios=[_saved(visit, one) for one in scenario_names(folder)])


def _saved(visit: Visit, name: str) -> Saved:
    spec: TableSpec = scenario_spec(name)
    ran = read_record(scenario_output(visit.office.out, name)) is not None
    try:
        content = Root(visit.office.folder).read(spec.file, TABLE_BYTES)
        columns = frozenset(column.name for column in spec.columns)
        records = list(sheet_of(spec.file, decoded(content, spec.file), columns).records())
    except CorredorError as error:
        return Saved(name, spec.file, (), ran, error)
    names = records[0].cells if records else ()
    rows = [dict(zip(names, one.cells, strict=False)) for one in records[1 : SHOWN + 1]]
    return Saved(name, spec.file, tuple(rows), ran)


def save(visit: Visit) -> Response:
    """Write an assumption that was moved into a scenario, as ``corredor whatif --save`` does."""
    office = visit.office
    held = office.programme().assumptions.get(visit.field("assumption"))
    if held is None:
        raise not_found()
    name = visit.field("scenario").lower()
    if not is_slug(name):
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, NO_NAME, name=name[:60])
    entered = {one: visit.field(one, needed=one == "value") for one in NUMBERS}
    rationale = cell_text(visit.field("reason"))
    owner = cell_text(visit.who)
    changes = assumption_changes(held, distribution(held, entered), owner, rationale, today())
    with office.writing():
        try:
            changed = save_scenario(office.folder, name, changes, list(office.specs.values()))
        except CorredorError as error:
            raise Problems([error]) from None
    if changed.old != changed.new:
        office.log.write(owner, "scenario", f"{changed.file} {held.id}", reason=rationale)
    return visit.go("scenarios")
