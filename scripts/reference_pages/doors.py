"""The page on doors: which module alone imports which library, as the contracts hold it."""

from __future__ import annotations

import tomllib

from reference_pages.folder import DOCS, intro


def page() -> str:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    lines = [intro("doors"), "| library | imported by alone |", "|---|---|"]
    for contract in project["tool"]["importlinter"]["contracts"]:
        named = contract.get("protected_modules", [])
        libraries = [name for name in named if not name.startswith("corredor.")]
        if libraries:
            doors = ", ".join(f"`{door}`" for door in contract["allowed_importers"])
            lines.append(f"| {', '.join(f'`{name}`' for name in libraries)} | {doors} |")
    return "\n".join(lines)
