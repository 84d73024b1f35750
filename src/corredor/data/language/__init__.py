"""Word lists of the languages that documents are written in, one folder per language.

May import: core, standard library.
May not import: programme, studies, report, run, cli.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=128)
def language_table(language: str, table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a word list, each as a mapping from column name to cell.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``; ``any`` for what no language owns.
    table
        Name of the list, such as ``numerals``.
    """
    path = files("corredor.data.language").joinpath(language, f"{table}.csv")
    text = path.read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline=""), strict=True))
