"""Write docs/reference/ from the code: the folder's tables, the codes, the commands, the findings.

With ``--check`` nothing is written; the exit code is 1 where a page is not what the code says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from corredor.cli.spoken import COMMANDS
from corredor.core.errors import catalogue
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.review import CANDIDATES, REVIEWS
from corredor.programme.settings import settings_schema
from corredor.programme.specs import COMMON
from corredor.run.plan import installed_studies
from corredor.units import NAMES

ROOT = Path(__file__).parent.parent / "docs" / "reference"
HEAD = "<!-- Written by scripts/reference.py from the code; change the code instead. -->\n"


def column_line(column: ColumnSpec) -> str:
    said = [column.meaning]
    if column.choices:
        said.append("one of " + ", ".join(f"`{choice}`" for choice in column.choices))
    if column.refers:
        said.append("an id of " + ", ".join(f"`{table}`" for table in column.refers))
    if column.low != float("-inf") or column.high != float("inf"):
        high = "" if column.high == float("inf") else f" and at most {column.high:g}"
        said.append(f"at least {column.low:g}{high}")
    filled = "yes" if column.filled else "no"
    return f"| `{column.name}` | {column.kind} | {filled} | {'; '.join(said)} |"


def table_section(spec: TableSpec) -> Iterator[str]:
    yield f"## `{spec.file}`\n"
    yield f"{spec.meaning} Key: {', '.join(f'`{name}`' for name in spec.key)}.\n"
    yield "| column | kind | must be filled | meaning |"
    yield "|---|---|---|---|"
    for column in spec.columns:
        yield column_line(column)
    yield ""


def folder_page() -> str:
    intro = (ROOT / "programme-folder.intro.md").read_text("utf-8")
    lines = [
        HEAD,
        intro,
        "## `programme.toml`\n",
        "| key | must be there | meaning |",
        "|---|---|---|",
    ]
    lines += settings_lines(settings_schema())
    lines.append("")
    for spec in (*COMMON, CANDIDATES, REVIEWS):
        lines += table_section(spec)
    for study in installed_studies().values():
        for spec in study.own_tables:
            lines += table_section(spec)
    return "\n".join(lines)


def settings_lines(schema: dict[str, object], prefix: str = "") -> Iterator[str]:
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    yield from object_lines(schema, definitions, prefix)


def object_lines(
    schema: dict[str, object], definitions: dict[str, object], prefix: str
) -> Iterator[str]:
    required = schema.get("required", [])
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    for name, held in properties.items():
        reference = held.get("$ref") or next(
            (part["$ref"] for part in held.get("allOf", []) if "$ref" in part), None
        )
        text = held.get("description", "")
        yield f"| `{prefix}{name}` | {'yes' if name in required else 'no'} | {text} |"
        if reference:
            below = definitions[reference.rpartition("/")[2]]
            assert isinstance(below, dict)
            yield from object_lines(below, definitions, f"{prefix}{name}.")


def codes_page() -> str:
    lines = [HEAD, "# Codes of errors, warnings and notes\n"]
    lines.append("Words in braces are filled in when a message is printed.\n")
    for code, kind in catalogue().items():
        lines += [f"## {code}\n", f"{kind.__doc__}\n".replace("\n\n", "\n")]
        lines += [f"- Found: {kind.found}", f"- {kind.expected[0].upper()}{kind.expected[1:]}"]
        lines += [f"- To mend it: {kind.fix}", ""]
    return "\n".join(lines)


def commands_page() -> str:
    lines = [HEAD, "# Commands\n"]
    for name in COMMANDS:
        command: click.Command = import_module(f"corredor.cli.{name}").command
        context = click.Context(command, info_name=f"corredor {name}")
        lines += [f"## corredor {name}\n", "```text", command.get_help(context).rstrip(), "```", ""]
    return "\n".join(lines)


def units_page() -> str:
    lines = [HEAD, (ROOT / "units.intro.md").read_text("utf-8")]
    lines += ["| unit | with prefixes |", "|---|---|"]
    for entry in NAMES:
        scaled = ", ".join(f"`{prefix}{entry.name}`" for prefix in entry.prefixes)
        lines.append(f"| `{entry.name}` | {scaled} |")
    return "\n".join(lines)


PAGES = {
    "programme-folder.md": folder_page,
    "codes.md": codes_page,
    "units.md": units_page,
    "commands.md": commands_page,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    wrong = 0
    for name, page in PAGES.items():
        path, text = ROOT / name, page().rstrip() + "\n"
        if check and (not path.exists() or path.read_text("utf-8") != text):
            print(f"{path.relative_to(ROOT.parent.parent)} is not what the code says")
            wrong = 1
        elif not check:
            path.write_text(text, "utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
