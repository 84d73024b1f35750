"""Ids: how they are written, and what an id for a name could be."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
LONGEST: Final = 40
"""Characters of an id that is proposed."""
# The transliteration of Russian passports (ICAO Doc 9303-3, section 6, table B).
_RUSSIAN: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN: Final = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"
_TO_LATIN: Final = dict(zip(map(ord, _RUSSIAN), _LATIN.split(), strict=True)) | {ord("ь"): ""}


def is_slug(text: str) -> bool:
    """Whether a text is an id: small Latin letters, digits, ``-`` and ``_``.

    Examples
    --------
    >>> is_slug("foro-2025"), is_slug("Foro")
    (True, False)
    """
    return _SLUG.fullmatch(text) is not None


def slug(text: str, otherwise: str) -> str:
    """Return an id for a text; `otherwise` where nothing of it remains.

    Examples
    --------
    >>> slug("Cámara de Comercio", "id-1"), slug("Росатом", "id-1")
    ('camara-de-comercio', 'rosatom')
    """
    latin = unicodedata.normalize("NFC", text).lower().translate(_TO_LATIN)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:LONGEST].strip("-_") or otherwise
