"""Copy docs/glossary.csv into the package, with its source.toml."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MASTER = ROOT / "docs" / "glossary.csv"
FOLDER = ROOT / "src" / "corredor" / "data" / "glossary"


def main() -> None:
    content = MASTER.read_bytes()
    (FOLDER / "glossary.csv").write_bytes(content)
    source = FOLDER / "source.toml"
    lines = source.read_text("utf-8").splitlines()
    digest = f'sha256 = "{hashlib.sha256(content).hexdigest()}"'
    renewed = [digest if line.startswith("sha256") else line for line in lines]
    source.write_text("\n".join(renewed) + "\n", "utf-8")


if __name__ == "__main__":
    main()
