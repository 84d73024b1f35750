"""The command ``corredor routes`` and its subcommand ``screen``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

import click

from corredor.cli.spoken import Spoken, SpokenGroup
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_

if TYPE_CHECKING:
    from corredor.run.screen import Outcome

MEASURES: Final = ("fuel", "time", "payload", "detour", "distance")
HEADINGS: Final = {
    "origin": N_("departure"),
    "destination": N_("arrival"),
    "aircraft": N_("type"),
    "reason": N_("outcome"),
    "great_circle_km": N_("great circle, km"),
    "legal_km": N_("legal way, km"),
    "detour": N_("detour"),
    "possible_payload_kg": N_("payload possible, kg"),
    "limit": N_("bound by"),
    "trip_fuel_kg": N_("trip fuel, kg"),
    "fuel_per_seat_km_kg": N_("fuel per seat-km, kg"),
    "airborne_hours": N_("airborne, h"),
    "round": N_("round"),
}
"""Columns of the table that people read."""
WORDS: Final = ("origin", "destination", "aircraft", "reason", "limit", "round")
"""Columns that hold words, not numbers."""


class Within(click.FloatRange):
    """A number between two ends; what is no number lies nowhere."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; a usage error where it is none or lies outside."""
        number = float(super().convert(value, param, ctx))
        if not isfinite(number):
            raise click.BadParameter(f"{value!r} is not a number.", ctx, param)
        return number


@click.group("routes", cls=SpokenGroup, help=N_("Screen air routes without a programme folder."))
def command() -> None:
    """Hold the subcommands."""


@command.command(
    "screen",
    cls=Spoken,
    help=N_("Screen all pairs of airports: which types reach, past closed airspace, with what."),
)
@click.option(
    "--from", "origins", default="", help=N_("States or airports, such as RU or SVO,LED.")
)
@click.option("--to", "destinations", default="", help=N_("States or airports on the other side."))
@click.option("--world", is_flag=True, help=N_("Screen all airports of the world."))
@click.option("--types", default="", help=N_("Aircraft types, such as A333,B77W; else all."))
@click.option("--carrier-state", default="", help=N_("State of the carrier: what is closed to it."))
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help=N_("Day for which closures are looked up; needed with --carrier-state."),
)
@click.option("--closed", default="", help=N_("Further closed states, such as CA,US."))
@click.option(
    "--payload",
    type=Within(0, 200_000),
    help=N_("Payload in kg; else all seats with 100 kg each."),
)
@click.option("--headwind", type=Within(-150, 150), default=0.0, help=N_("Mean headwind in knots."))
@click.option(
    "--warmer",
    type=Within(-60, 50),
    default=15.0,
    help=N_("Degrees above the standard atmosphere at take-off; else 15."),
)
@click.option("--by", type=click.Choice(MEASURES), default="fuel", help=N_("Rank by this measure."))
@click.option("--worst", is_flag=True, help=N_("Begin with the worst."))
@click.option("--unreached", is_flag=True, help=N_("List what isn't reached, the nearest first."))
@click.option("--top", type=click.IntRange(1, 10_000), default=50, help=N_("Number of rows."))
@click.option("--jobs", type=click.IntRange(1, 64), help=N_("Threads; else one per processor."))
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table")
@click.pass_context
@speaking
def screen(ctx: click.Context, **options: object) -> None:
    """Screen, print the rows, and say on which assumptions they stand."""
    from corredor.run.screen import Wish, as_csv, screened

    talk = Talk.of(ctx)
    given = {name: _codes(str(options[name])) for name in ("origins", "destinations")}
    if options["world"] == bool(given["origins"] or given["destinations"]):
        raise click.UsageError(talk.say(N_("Give --from and --to, or --world.")))
    if not options["world"] and not all(given.values()):
        raise click.UsageError(talk.say(N_("Give --from and --to, or --world.")))
    day = options["day"]
    if options["carrier_state"] and day is None:
        raise click.UsageError(talk.say(N_("Give --date with --carrier-state.")))
    if day is not None and not options["carrier_state"]:
        raise click.UsageError(talk.say(N_("Give --carrier-state with --date.")))
    wish = Wish(
        **given,
        types=_codes(str(options["types"])),
        carrier_state=str(options["carrier_state"]).strip().upper(),
        closed=_codes(str(options["closed"])),
        payload=options["payload"],  # pyright: ignore[reportArgumentType]
        measure=str(options["by"]),
        count=options["top"],  # pyright: ignore[reportArgumentType]
        worst=bool(options["worst"]),
        unreached=bool(options["unreached"]),
        headwind=options["headwind"],  # pyright: ignore[reportArgumentType]
        warmth=options["warmer"],  # pyright: ignore[reportArgumentType]
        jobs=options["jobs"],  # pyright: ignore[reportArgumentType]
        **({"day": day.date()} if day else {}),  # pyright: ignore[reportAttributeAccessIssue]
    )
    outcome = screened(wish)
    if options["form"] == "csv":
        click.echo(as_csv(outcome.routes), nl=False)
    elif outcome.routes:
        click.echo("\n".join(_table(talk, outcome)))
    else:
        talk.tell(talk.say(N_("No pair is left; see why with --unreached.")))
    _tell(talk, outcome)


def _codes(text: str) -> tuple[str, ...]:
    """Return the codes of a list with commas or spaces."""
    return tuple(code.upper() for code in re.split(r"[,\s]+", text) if code)


def _table(talk: Talk, outcome: Outcome) -> list[str]:
    """Return the lines of the table, its columns aligned."""
    from corredor.run.screen import LIMIT_WORDS, REASON_WORDS, cells

    lines = [[talk.say(text) for text in HEADINGS.values()]]
    for route in outcome.routes:
        held = cells(route)
        held["reason"] = talk.say(REASON_WORDS[route.reason])
        held["limit"] = talk.say(LIMIT_WORDS[route.limit]) if route.limit else ""
        lines.append([held[name] or "—" for name in HEADINGS])
    return _aligned(lines, [name in WORDS for name in HEADINGS])


def _aligned(lines: Sequence[Sequence[str]], left: Sequence[bool]) -> list[str]:
    widths = [max(len(line[at]) for line in lines) for at in range(len(left))]
    return [
        "  ".join(
            cell.ljust(width) if to_left else cell.rjust(width)
            for cell, width, to_left in zip(line, widths, left, strict=True)
        ).rstrip()
        for line in lines
    ]


def _tell(talk: Talk, outcome: Outcome) -> None:
    """Say how many pairs each type reaches and why not the others, and what was assumed."""
    from corredor.run.screen import REASON_WORDS

    scene = outcome.scene
    names = [N_("type"), N_("payload, kg"), *REASON_WORDS.values()]
    lines = [[talk.say(name) for name in names]]
    for tally in outcome.tallies:
        counts = [str(tally.counts[reason]) for reason in REASON_WORDS]
        lines.append([tally.aircraft, f"{tally.payload:.0f}", *counts])
    talk.tell("\n".join(_aligned(lines, [True] + [False] * (len(names) - 1))))
    said = N_(
        "Assumed: way flown {flown} of the great circle, detour flown {detour} of the least, "
        "headwind {headwind} kt, alternate {alternate} km, contingency 5 %, final reserve 30 min, "
        "{warmth} K above the standard atmosphere. A pair counts in both directions."
    )
    terms = scene.terms
    numbers = {
        "flown": terms.flown_factor,
        "detour": terms.detour_factor,
        "headwind": f"{-terms.tailwind:g}",
        "alternate": f"{terms.alternate_distance:.0f}",
        "warmth": f"{terms.warmth:g}",
    }
    talk.tell(talk.say(said).format(**numbers))
    if scene.areas:
        closed = talk.say(N_("Closed: {areas}")).format(areas=" ".join(sorted(scene.areas)))
        talk.tell(closed)
    if scene.shut and scene.shut.outside:
        said = N_(
            "The day lies after the last for which closures are known; they are taken to go on."
        )
        talk.tell(talk.say(said))
    if scene.shut and scene.shut.in_part:
        areas = " ".join(sorted({rule.area for rule in scene.shut.in_part}))
        said = N_("Closed in part, not routed around: {areas}")
        talk.tell(talk.say(said).format(areas=areas))
