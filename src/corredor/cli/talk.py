"""Talk: the language of messages, how they are printed, and the exit codes."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, ParamSpec

import click

from corredor.core.errors import N_, CorredorError, Problems
from corredor.core.label import LANGUAGES

if TYPE_CHECKING:
    from corredor.report.i18n import Speech

FINE: Final = 0
WRONG_INPUT: Final = 1
USAGE: Final = 2
STUDY_FAILED: Final = 3
FAULT: Final = 4
SHOWN: Final = 20
"""Diagnostics that are printed in full; the rest is counted."""
EXCERPT: Final = 100
"""Characters of a line that are shown."""

P = ParamSpec("P")


class Talk:
    """What the command line says, and in which language."""

    def __init__(self, language: str | None = None, debug: bool = False) -> None:
        self.language = language or _system_language()
        self.debug = debug

    @classmethod
    def of(cls, ctx: click.Context) -> Talk:
        """Return the talk of a call, before or after its options were read."""
        root = ctx.find_root()
        if not isinstance(root.obj, Talk):
            root.obj = Talk(root.params.get("lang"))
        return root.obj

    @functools.cached_property
    def speech(self) -> Speech:
        """The wording of numbers and words in the language."""
        from corredor.report.i18n import Speech

        return Speech(self.language)

    def say(self, text: str) -> str:
        """Return a text in the language."""
        return text if self.language == "en" else self.speech.translate(text)

    def tell(self, text: str) -> None:
        """Print talk, to stderr."""
        click.echo(text, err=True)

    def problems(self, errors: Iterable[CorredorError], form: str = "text") -> None:
        """Print diagnostics: each with its place and line, the most severe first, then a tally."""
        ordered = sorted(errors, key=lambda error: error.order)
        if form == "json":
            click.echo(
                json.dumps([self._as_json(e) for e in ordered], ensure_ascii=False, indent=1)
            )
            return
        for error in ordered[:SHOWN]:
            click.echo(self._block(error))
        if len(ordered) > SHOWN:
            rest = self.say(N_("… and {number} more")).format(number=len(ordered) - SHOWN)
            click.echo(rest)
        click.echo(self.tally(ordered))

    def tally(self, errors: Iterable[CorredorError]) -> str:
        """Return the closing line: how many of each severity."""
        severities = [error.severity for error in errors]
        counted = {name: severities.count(name) for name in ("error", "warning", "note")}
        text = self.say(N_("errors: {error}, warnings: {warning}, notes: {note}"))
        return text.format(**counted)

    def _block(self, error: CorredorError) -> str:
        lines = [error.line(self.say)]
        if error.excerpt and error.place:
            number, start = str(error.place.line), max(0, error.place.column - EXCERPT // 2)
            shown = error.excerpt[start : start + EXCERPT].replace("\t", " ")
            printable = "".join(
                c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown
            )
            lines.append(f"  {number} | {printable}")
            if error.place.column:
                lines.append(f"  {' ' * len(number)} | {' ' * (error.place.column - 1 - start)}^")
        return "\n".join(lines)

    def _as_json(self, error: CorredorError) -> dict[str, Any]:
        found, expected, fix = error.parts(self.say)
        place = error.place
        return {
            "code": error.code,
            "severity": error.severity,
            "file": place.file if place else "",
            "line": place.line if place else 0,
            "column": place.column if place else 0,
            "found": found,
            "expected": expected,
            "fix": fix,
        }


def _system_language() -> str:
    """Return the language that the first of the usual variables names; English otherwise."""
    names = ("CORREDOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    first = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return first[:2].lower() if first[:2].lower() in LANGUAGES else "en"


def speaking(function: Callable[P, int | None]) -> Callable[P, None]:
    """Let a command say its errors in the user's words, with the right exit code."""

    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        ctx = click.get_current_context()
        talk = Talk.of(ctx)
        try:
            code = function(*args, **kwargs) or FINE
        except Problems as problems:
            talk.problems(problems.errors, str(ctx.params.get("form", "text")))
            code = WRONG_INPUT
        except CorredorError as error:
            talk.problems([error], str(ctx.params.get("form", "text")))
            code = WRONG_INPUT
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except OSError:
            raise
        except Exception as error:
            if talk.debug:
                raise
            text = talk.say(
                N_("Fault in corredor: {problem}. Please report it; --debug shows more.")
            )
            talk.tell(text.format(problem=f"{type(error).__name__}: {error}"))
            code = FAULT
        if code:
            sys.stdout.flush()
            ctx.exit(code)

    return wrapped
