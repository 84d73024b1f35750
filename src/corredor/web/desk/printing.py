"""Paper for the day of a forum: agendas and table signs, a sheet of A5 each."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.report.forum.agenda import agenda, agenda_pdf
from corredor.report.forum.sheets import table_sheets
from corredor.web.desk.floor import floor
from corredor.web.refusals import not_found
from corredor.web.visit import Visit

MOST: Final = 400
"""Agendas on one page."""


def agendas(visit: Visit) -> Response:
    """Show the agendas of all who have something to do, each on a sheet in its own language."""
    day = floor(visit).day
    held = [agenda(day, person) for person in list(day.people)[:MOST]]
    sheets = [one for one in held if one["days"]]
    return visit.page("agendas", sheets=sheets, left_out=max(0, len(day.people) - MOST))


def table_signs(visit: Visit) -> Response:
    """Show a sign for each table: its number, and who sits there when."""
    day = floor(visit).day
    return visit.page("table_signs", cards=table_sheets(day, visit.language))


def agenda_paper(visit: Visit) -> Response:
    """Return the agenda of one person as PDF."""
    day = floor(visit).day
    name = visit.at["person"]
    if name not in day.people or not day.dates:
        raise not_found()
    headers = {"content-disposition": f'inline; filename="{name}.pdf"'}
    return Response(
        agenda_pdf(day, name), HTTPStatus.OK, media_type="application/pdf", headers=headers
    )
