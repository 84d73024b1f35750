"""Write docs/reference/ from the code: tables, codes, units, words, commands, public names.

The pages on findings and on tables of results are read off the results of programmes: name the
folders, of which all that have run are taken. With ``--check`` nothing is written; the exit code
is 1 where a page is not what the code says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from reference_pages import api, commands, doors, findings, folder, sources

ROOT = folder.DOCS / "reference"
HEAD = "<!-- Written by scripts/reference.py from the code; change the code instead. -->\n\n"

PAGES: Mapping[str, Callable[[], str]] = {
    "api": api.page,
    "codes": folder.codes,
    "commands": commands.page,
    "doors": doors.page,
    "glossary": folder.glossary,
    "programme-folder": folder.programme_folder,
    "sources": sources.page,
    "units": folder.units,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("folders", nargs="*", help="programmes that have run")
    asked = parser.parse_args()
    pages = {name: page() for name, page in PAGES.items()}
    if asked.folders:
        pages["findings"] = findings.findings(asked.folders)
        pages["result-tables"] = findings.tables(asked.folders)
    wrong = 0
    for name, content in pages.items():
        path, text = ROOT / f"{name}.md", HEAD + content.strip() + "\n"
        if asked.check and (not path.exists() or path.read_text("utf-8") != text):
            print(f"docs/reference/{path.name} is not what the code says")
            wrong = 1
        elif not asked.check:
            path.write_text(text, "utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
