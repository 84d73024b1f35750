"""What a user states in an option: a text that says something, a time with its zone."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

import click

from corredor.cli.talk import Talk
from corredor.core.errors import N_


class Words(click.ParamType[str]):
    """A text that says something and holds no control characters."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text on one line; a usage error where there is none."""
        text = " ".join(str(value).split())
        if not text or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
            said = Talk.of(ctx).say(N_("write a text")) if ctx else ""
            raise click.BadParameter(said, ctx, param)
        return text


class Moment(click.ParamType[str]):
    """A time with its offset from UTC, as ISO 8601 writes it."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the time to the second; a usage error where it has no zone."""
        try:
            held = datetime.fromisoformat(str(value).strip())
        except ValueError:
            held = None
        if held is None or held.tzinfo is None:
            said = N_("write a time with its zone, such as 2027-03-01T10:30:00-06:00")
            raise click.BadParameter(Talk.of(ctx).say(said) if ctx else said, ctx, param)
        return held.isoformat(timespec="seconds")
