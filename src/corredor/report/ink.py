"""Ink: the colours of the drawings and the size of their letters."""

from __future__ import annotations

from typing import Final

INK: Final = "#010203"
"""Stands in a specification for the colour of the text around the drawing."""
FIRST: Final = "#0072b2"
SECOND: Final = "#d55e00"
"""The accents: blue and vermilion of Okabe and Ito (2008), told apart without colour vision.

Their contrast is above 3 : 1 on white and on near-black; form tells the same where print is grey.
"""
SIZE: Final = 12.5
"""Font size [px]."""
