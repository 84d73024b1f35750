"""Home: the programme at a glance, and what is wrong with its folder."""

from __future__ import annotations

from collections import Counter
from typing import Final

from starlette.responses import RedirectResponse, Response

from corredor.core.errors import N_
from corredor.core.finding import FLAG_SEVERITIES
from corredor.run.publish import CHAPTERS
from corredor.web.office import Office
from corredor.web.staleness import Standing, standings
from corredor.web.visit import Visit

STATES: Final = {
    "fresh": N_("up to date"),
    "stale": N_("would be computed again"),
    "never": N_("has not run"),
}
INPUTS: Final = {
    "code": N_("corredor itself"),
    "draws": N_("seed or number of draws"),
}


def front(visit: Visit) -> Response:
    """Send a visitor to the home page in the language of the browser."""
    return RedirectResponse(f"/{visit.language}/", 303)


def home(visit: Visit) -> Response:
    """Tell which studies ran, what is stale, flagged and not computed."""
    office = visit.office
    reading, model = office.reading(), office.model()
    flags: dict[str, Counter[str]] = {}
    if model is not None:
        flags = {
            study: Counter(flag.severity for flag in result.flags)
            for study, result in model.results.items()
        }
    return visit.page(
        "home",
        reading=reading,
        model=model,
        title=(model.title if model else None) or (reading.programme and reading.programme.title),
        standings=known_standings(office),
        states=STATES,
        inputs=INPUTS,
        flags=flags,
        severities=tuple(reversed(FLAG_SEVERITIES)),
        total=sum(flags.values(), Counter[str]()),
        absent=model.absent if model else (),
        changed=office.changed() if office.record() else (),
    )


def known_standings(office: Office) -> tuple[Standing, ...]:
    """Return how the studies of a folder stand, in the order in which the folder names them."""
    programme = office.reading().programme
    if programme is None:
        return ()
    key = (office.stamp(), office.ran())

    def made() -> tuple[Standing, ...]:
        found = standings(programme, office.studies(), office.record())
        by_name = {one.study: one for one in found}
        names = dict.fromkeys((*programme.wanted, *CHAPTERS, *by_name))
        return tuple(by_name[name] for name in names if name in by_name)

    return office.keep("standings", key, made)


def check(visit: Visit) -> Response:
    """List all that is wrong with the folder, as ``corredor check`` does."""
    return visit.page("check", problems=visit.office.reading().problems)
