"""The page on the public names of the package."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import FunctionType

import corredor
from corredor import testing
from reference_pages.folder import intro

GROUPS = {
    "Numbers": (
        *("Quantity", "Cited", "Assumed", "LookedUp", "Derived"),
        *("derive", "derive_record", "tally"),
    ),
    "What a study says": ("Finding", "FindingTable", "Column", "Flag", "Ref", "N_"),
    "A study": ("Study", "Inputs", "Result", "Absent", "quantity_of_cell"),
    "Tables of the folder": ("TableSpec", "ColumnSpec", "Row"),
    "Claims and sources": ("Claim", "Fact", "Selector", "locate", "TableSource", "Label"),
    "Assumptions": ("Assumption", "Distribution"),
    "Errors": ("CorredorError", "Problems", "Place"),
    "A folder and its results": ("run_folder", "results"),
}
"""The public names as a reader looks for them; a test holds that all are here."""


def page() -> str:
    lines = [intro("api")]
    for title, names in GROUPS.items():
        lines += section(title, {f"corredor.{name}": getattr(corredor, name) for name in names})
    held = {f"corredor.testing.{name}": getattr(testing, name) for name in testing.__all__}
    lines += section("For tests", held)
    return "\n".join(lines)


def section(title: str, named: Mapping[str, object]) -> Iterator[str]:
    """Yield the names of a group with what each is, then each in full."""
    yield f"## {title}\n"
    yield "| name | what it is |"
    yield "|---|---|"
    for path, one in named.items():
        told = inspect.isclass(one) or inspect.isfunction(one)
        first = (inspect.getdoc(one) or "").partition("\n")[0] if told else "Draws for tests."
        yield f"| `{path}` | {first} |"
    yield ""
    for path, one in named.items():
        yield from entry(path, one)


def members_of(named: type) -> list[str]:
    """Return the public methods and properties of a class, in the order of the code."""
    kinds = (FunctionType, classmethod, property, cached_property)
    held = vars(named).items()
    return [name for name, one in held if isinstance(one, kinds) and not name.startswith("_")]


def entry(path: str, named: object) -> list[str]:
    """Return the lines that let Sphinx write a name's signature and docstring."""
    if inspect.isclass(named):
        members = ", ".join(members_of(named))
        lines = f".. autoclass:: {path}" + (f"\n   :members: {members}" if members else "")
    elif inspect.isfunction(named):
        lines = f".. autofunction:: {path}"
    else:
        lines = f".. autodata:: {path}\n   :no-value:"
    return [f"### `{path}`\n", f"```{{eval-rst}}\n{lines}\n```\n"]
