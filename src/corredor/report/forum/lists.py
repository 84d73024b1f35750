"""Lists of the forum: badges, contacts of those who agreed, and statistics without names."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from corredor.core.plain import plain
from corredor.core.spreadsheets import FORMULA
from corredor.report.forum.day import ForumDay
from corredor.report.forum.sheets import badge_rows
from corredor.report.forum.wording import INVENTED_PERSON, Words
from corredor.report.i18n import Speech
from corredor.report.icalendar import folded

BADGES: Final = ("name", "organisation", "country", "rank", "languages", "mark")


def badges_csv(day: ForumDay) -> bytes:
    """Return the badges as CSV, for a printer of badges; without consent the name is empty."""
    return _csv(BADGES, ([row[column] for column in BADGES] for row in badge_rows(day)))


def statistics_csv(day: ForumDay) -> bytes:
    """Return counts by side, rank and day as CSV; nobody is named."""
    rows: list[list[str | int | float]] = []
    counts = {
        person: sum(not one.cancelled for one in day.meetings_of(person)) for person in day.people
    }
    for name, of in (("side", "side"), ("rank", "rank"), ("language", "language")):
        groups: dict[str, list[int]] = {}
        for person in day.people.values():
            groups.setdefault(str(getattr(person, of)), []).append(counts[person.id])
        for group, held in sorted(groups.items()):
            rows.append([f"people by {name}", group, len(held)])
            rows.append([f"people without meeting by {name}", group, held.count(0)])
            rows.append([f"median meetings by {name}", group, median(held)])
    rows += _counted("meetings by day", (one.begins.date().isoformat() for one in day.held))
    rows += _counted("meetings by hour", (f"{one.begins:%Y-%m-%d %H:%M}" for one in day.held))
    rows += _counted("meetings by room", (one.room for one in day.held))
    rows += _counted("meetings by interpreter", (one.interpreter or "none" for one in day.held))
    rows += _counted("meetings per person", (str(held) for held in counts.values()))
    rows += _counted("sessions by kind", (one.kind for one in day.sessions))
    rows.append(["meetings cancelled", "", sum(one.cancelled for one in day.meetings)])
    return _csv(("measure", "group", "count"), rows)


def _counted(measure: str, names: Iterable[str]) -> list[list[str | int | float]]:
    return [[measure, name, count] for name, count in sorted(Counter(names).items())]


def _csv(head: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([[_cell(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(cell: str | int | float) -> str | int | float:
    """Return a cell that no spreadsheet computes."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def contacts(day: ForumDay) -> bytes:
    r"""Return those who agreed to be listed as vCards (RFC 6350): name, organisation, languages."""
    cards: list[str] = []
    for person in sorted(day.people.values(), key=lambda one: one.id):
        if not person.consents:
            continue
        words = Words(day, Speech(person.language))
        name = vcard_text(plain(person.name))
        cards += [
            "BEGIN:VCARD",
            "VERSION:4.0",
            f"FN:{name}",
            f"ORG:{vcard_text(words.organisation(person))}",
            *([f"NOTE:{vcard_text(words.say(INVENTED_PERSON))}"] if person.synthetic else []),
            *(f"LANG;PREF={at}:{code}" for at, code in enumerate(person.languages, start=1)),
            "END:VCARD",
        ]
    return "".join(f"{folded(line)}\r\n" for line in cards).encode()


def vcard_text(text: str) -> str:
    r"""Return a text as a value of a vCard (RFC 6350, 3.4).

    Examples
    --------
    >>> print(vcard_text("Acero, Cobre; S.A."))
    Acero\, Cobre\; S.A.
    """
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text
