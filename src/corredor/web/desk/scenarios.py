"""What if: an assumption moved, and what changes beside the last run; the address holds it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from http import HTTPStatus
from typing import Any, Final

from starlette.responses import Response

from corredor.core.assumption import Assumption, Distribution
from corredor.core.errors import CorredorError, Place, Problems
from corredor.core.quantity import Quantity
from corredor.programme.cells import reader
from corredor.programme.diagnostics import Refused as RefusedCell
from corredor.programme.specs import ASSUMPTIONS
from corredor.programme.varying import scenario_names
from corredor.report.figure import anchor
from corredor.report.i18n.numbers import written
from corredor.report.model import ReportModel
from corredor.report.numerals import numeral
from corredor.report.wording import Wording
from corredor.web.desk.runs import BECAME
from corredor.web.pages import speech_of
from corredor.web.refusals import not_found, wrong_form
from corredor.web.spoken import number
from corredor.web.visit import Visit
from corredor.web.whatif import Difference, Question, moved, users_of

NUMBERS: Final = ("value", "low", "high")
PATIENCE: Final = 0.25
"""How long an answer is waited for before the page says that it is being computed [s]."""
PERCENT: Final = 100
TENTH: Final = Decimal("0.1")


def ask(visit: Visit) -> Response:
    """Show the assumptions, or what one of them would change."""
    office = visit.office
    model = office.model()
    if model is None:
        return visit.page("no_run", HTTPStatus.NOT_FOUND)
    programme = office.programme()
    name = visit.query.get("assumption", "")
    if not name:
        users = {one: sorted(users_of(model, one)) for one in programme.assumptions}
        values = {
            one.id: number(visit, f"assumptions.{one.id}", one.distribution.value, one.unit)
            for one in programme.assumptions.values()
        }
        return visit.page(
            "assumptions", assumptions=programme.assumptions, users=users, values=values
        )
    held = programme.assumptions.get(name)
    if held is None:
        raise not_found()
    readers = [one.name for one in office.studies() if "assumptions" in one.reads]
    chosen = [one for one in readers if visit.query.get(f"study:{one}")]
    asked = bool(visit.query.get("value", "").strip())
    usual = sorted(users_of(model, name))
    shown = {one: _text(getattr(held.distribution, one)) for one in NUMBERS}
    entered = {one: visit.query.get(one, "" if asked else shown[one]) for one in NUMBERS}
    fields: dict[str, Any] = {
        "held": held,
        "readers": readers,
        "chosen": chosen or usual,
        "shown": shown,
        "entered": entered,
        "answer": None,
        "inquiry": None,
        "became": BECAME,
        "problems": (),
    }
    if not asked:
        return visit.page("whatif", **fields)
    try:
        wanted = distribution(held, entered)
    except Problems as problems:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return visit.page("whatif", status, **{**fields, "problems": problems.errors})
    question = Question({name: wanted}, tuple(chosen))
    key = (name, wanted, question.studies, office.stamp(), office.ran())
    inquiry = office.asking.ask(key, question)
    inquiry.told.wait(PATIENCE)
    if inquiry.problem is not None:
        raise inquiry.problem
    answer = inquiry.answer
    if answer is None:
        return visit.page("whatif", **{**fields, "inquiry": inquiry})
    lines = _lines(visit, model, answer.differences)
    now = {one: _text(getattr(wanted, one)) for one in NUMBERS}
    saved = scenario_names(office.folder)
    more = {
        "answer": answer,
        "lines": lines,
        "now": now,
        "line": held.place.line,
        "scenarios": saved,
    }
    return visit.page("whatif", **{**fields, **more})


def cancel(visit: Visit) -> Response:
    """End a question that takes too long for whoever asked it."""
    visit.office.asking.cancel(visit.field("inquiry"))
    return visit.go("whatif", assumption=visit.field("assumption", needed=False))


def _text(number: float | None) -> str:
    return "" if number is None else f"{number:.12g}"


def distribution(held: Assumption, entered: Mapping[str, str]) -> Distribution:
    """Return the distribution that was entered around an assumption's.

    Raises
    ------
    Problems
        The numbers can't be read, or contradict each other.
    """
    values: dict[str, float | None] = {}
    place = Place(ASSUMPTIONS.file, held.place.line)
    for name in NUMBERS:
        column, text = ASSUMPTIONS.column(name), entered[name].strip()
        read = reader(column, commas=True) if column else None
        if read is None:
            raise wrong_form()
        try:
            value = read(text) if text else None
        except RefusedCell as refused:
            raise Problems([refused.at(place)]) from None
        values[name] = value if isinstance(value, float) else None
    try:
        return moved(held.distribution, values["value"] or 0.0, values["low"], values["high"])
    except CorredorError as error:
        raise Problems([error]) from None


def _lines(
    visit: Visit, model: ReportModel, differences: Sequence[Difference]
) -> list[dict[str, str]]:
    speech = speech_of(visit.language)
    wording = Wording(model, speech)

    def said(quantity: Quantity | None) -> str:
        return numeral(quantity, speech).text if quantity is not None else "—"

    made: list[dict[str, str]] = []
    for one in differences:
        share = ""
        if one.share is not None:
            percent = (Decimal(one.share) * PERCENT).quantize(TENTH)
            sign = "+" if percent > 0 else "−" if percent < 0 else "±"
            share = f"{sign}{written(abs(percent), speech)} %"
        made.append(
            {
                "key": one.key,
                "what": wording.word(one.label),
                "of": " · ".join(wording.term(name) for name in one.subject),
                "base": said(one.base),
                "at": _place(model, one.key),
                "now": said(one.now),
                "share": share,
            }
        )
    return made


def _place(model: ReportModel, key: str) -> str:
    """Return where the report tells whence a finding comes; empty where it has none of that key."""
    found = model.findings.get(key)
    return anchor("n", model.ledger.key_of(found.quantity)) if found else ""
