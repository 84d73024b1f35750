"""What the commands of comparison print: findings that differ, flags, inputs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import click

from corredor.cli.talk import Talk
from corredor.core.errors import N_

if TYPE_CHECKING:
    from corredor.core.quantity import Quantity
    from corredor.run.comparing import Answer
    from corredor.run.comparing import Difference as Differing
    from corredor.run.record import Difference

SHOWN: Final = 40
"""Findings that are printed; `--all` prints the others too."""
PERCENT: Final = 100
TENTH: Final = Decimal("0.1")
ABSENT: Final = "—"


def print_answer(talk: Talk, answer: Answer, form: str, most: int | None = SHOWN) -> None:
    """Print the findings that differ, the largest shares first; talk tells the rest."""
    if form == "json":
        click.echo(json.dumps(_as_json(answer), ensure_ascii=False, indent=1))
        return
    shown = answer.differences[:most]
    rows = [_row(talk, one) for one in shown]
    if rows:
        head = [talk.say(text) for text in (N_("Finding"), N_("Base"), N_("Now"), N_("Change"))]
        for line in _aligned([head, *rows]):
            click.echo(line)
    if answer.changed > len(shown):
        rest = talk.say(N_("… and {number} more"))
        talk.tell(rest.format(number=answer.changed - len(shown)))
    _tell_rest(talk, answer)


def _tell_rest(talk: Talk, answer: Answer) -> None:
    ran = ", ".join(_word(talk, name) for name in answer.studies) or ABSENT
    said = N_("Findings that differ: {changed}; that are the same: {same}. Studies: {studies}")
    shown = {"changed": answer.changed, "same": answer.same, "studies": ran}
    talk.tell(talk.say(said).format(**shown))
    for severity, before, after in answer.flags:
        if before != after:
            talk.tell(f"{_word(talk, severity)}: {before} → {after}")
    for study, absent in answer.absent:
        talk.tell(f"{_word(talk, study)}: {absent.error.line(talk.say)}")


def print_inputs(talk: Talk, inputs: Mapping[str, Sequence[Difference]]) -> None:
    """Tell which inputs differ, cell by cell."""
    for name, found in inputs.items():
        talk.tell(name)
        for one in found:
            talk.tell(f"  {one.path}: {one.before or ABSENT} → {one.after or ABSENT}")


def _row(talk: Talk, one: Differing) -> list[str]:
    share = ""
    if one.share is not None:
        percent = (Decimal(one.share) * PERCENT).quantize(TENTH)
        share = f"{'+' if percent >= 0 else '−'}{_written(talk, abs(percent))} %"
    return [one.key, _said(talk, one.base), _said(talk, one.now), share]


def _said(talk: Talk, quantity: Quantity | None) -> str:
    from corredor.report.numerals import numeral

    return ABSENT if quantity is None else numeral(quantity, talk.speech).text


def _written(talk: Talk, number: Decimal) -> str:
    from corredor.report.i18n.numbers import written

    return written(number, talk.speech)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines: the first column to the left, numbers to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _word(talk: Talk, name: str) -> str:
    """Return a word of the glossary in the user's language; an unknown one as it stands."""
    from corredor.data.glossary import glossary

    entry = glossary().get(name)
    return entry.label.spoken(talk.language)[0] if entry else name


def _as_json(answer: Answer) -> dict[str, Any]:
    return {
        "changed": answer.changed,
        "same": answer.same,
        "studies": list(answer.studies),
        "flags": {name: [before, after] for name, before, after in answer.flags},
        "findings": [
            {
                "key": one.key,
                "base": one.base.value if one.base else None,
                "now": one.now.value if one.now else None,
                "unit": next((side.unit for side in (one.now, one.base) if side), ""),
                "share": one.share,
            }
            for one in answer.differences
        ],
    }
