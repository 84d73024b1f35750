"""Runs: started, watched and cancelled; the work is done in a process of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import Response, StreamingResponse

from corredor.core.errors import N_
from corredor.programme.varying import scenario_names
from corredor.web.refusals import wrong_form
from corredor.web.visit import Visit
from corredor.web.worker import KINDS

EVERY: Final = 0.3
"""Seconds between two looks at a job."""
BECAME: Final = {
    "started": N_("under way"),
    "made": N_("done"),
    "taken": N_("unchanged, taken from the store"),
    "failed": N_("failed"),
}
ENDS: Final = {
    "running": N_("Under way"),
    "done": N_("Done"),
    "failed": N_("Failed"),
    "cancelled": N_("Cancelled; nothing is half-written, and the next run goes on from here."),
}


def show(visit: Visit) -> Response:
    """Show how far the run is, and the form that starts one."""
    office = visit.office
    return visit.page(
        "runs",
        job=office.jobs.last,
        became=BECAME,
        ends=ENDS,
        studies=[study.name for study in office.studies()],
        errors=office.reading().errors,
    )


def start(visit: Visit) -> Response:
    """Start a run or a reading."""
    kind, study = visit.field("kind"), visit.field("study", needed=False)
    scenario = visit.field("scenario", needed=False)
    known = {one.name for one in visit.office.studies()}
    if kind not in KINDS or (study and study not in known):
        raise wrong_form()
    if scenario and scenario not in scenario_names(visit.office.folder):
        raise wrong_form()
    if visit.office.jobs.start(kind, (study,) if study else (), scenario):
        visit.office.log.write(visit.user.id, kind, study or scenario)
    return visit.go("run")


def cancel(visit: Visit) -> Response:
    """Cancel the run."""
    visit.office.jobs.cancel()
    visit.office.log.write(visit.user.id, "cancel", "")
    return visit.go("run")


def events(visit: Visit) -> Response:
    """Tell how far the run is as it goes on, as server-sent events."""
    jobs = visit.office.jobs

    async def told() -> AsyncIterator[bytes]:
        before = ""
        while True:
            job = jobs.last
            now = json.dumps(job.as_json() if job else {}, sort_keys=True)
            if now != before:
                before = now
                yield f"data: {now}\n\n".encode()
            if job is None or job.state != "running":
                return
            await asyncio.sleep(EVERY)

    return StreamingResponse(told(), media_type="text/event-stream")
