"""Hints on the desk's pages: what tables and columns hold, in the visitor's language.

What nobody has translated is shown in English, marked so that a screen reader switches its voice.
"""

from __future__ import annotations

from markupsafe import Markup

from corredor.programme.hints import translated


def hint(meaning: str, language: str) -> Markup:
    """Return what a table or column holds, in a language where there is a translation.

    Examples
    --------
    >>> print(hint("id of the document", "ru"))
    id документа
    >>> print(hint("nobody has translated <this>", "es"))
    <span lang="en">nobody has translated &lt;this&gt;</span>
    """
    found = translated(meaning, language)
    return (
        Markup("{}").format(found) if found else Markup('<span lang="en">{}</span>').format(meaning)
    )
