"""Origins: how many independent origins stand behind what several documents say.

May import: numpy, corredor.independence, the records of calc.
May not import: anything else of the project.
"""

from corredor.studies.evidence.calc.origins.expected import (
    Origins,
    drawn_counts,
    expected_origins,
    open_ties,
)
from corredor.studies.evidence.calc.origins.levels import LEVELS, Level, at_level
from corredor.studies.evidence.calc.origins.voices import Tie, Voice, origins_count

__all__ = [
    "LEVELS",
    "Level",
    "Origins",
    "Tie",
    "Voice",
    "at_level",
    "drawn_counts",
    "expected_origins",
    "open_ties",
    "origins_count",
]
