"""Grammar of expressions of time: rules shared by the languages, and those of one language.

May import: regex, calc/times (cascade, values).
May not import: words, resolution; the order of the stages is below.
"""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.times.cascade import Rule
from corredor.studies.evidence.calc.times.grammar.bounds import BOUNDS
from corredor.studies.evidence.calc.times.grammar.clock_ranges import CLOCK_RANGES, HOUR_RANGES
from corredor.studies.evidence.calc.times.grammar.clocks import CLOCKS
from corredor.studies.evidence.calc.times.grammar.dates import DATES
from corredor.studies.evidence.calc.times.grammar.edges import EDGES
from corredor.studies.evidence.calc.times.grammar.joins import CLOCK_PARTS, JOINS
from corredor.studies.evidence.calc.times.grammar.kinds import ACROSS, DERIVED, UNIONS
from corredor.studies.evidence.calc.times.grammar.picked import PICKED
from corredor.studies.evidence.calc.times.grammar.ranges import DAY_RANGES, RANGES
from corredor.studies.evidence.calc.times.grammar.relatives import RELATIVES
from corredor.studies.evidence.calc.times.grammar.repetitions import SETS
from corredor.studies.evidence.calc.times.grammar.spans import LENGTHS, OFFSETS
from corredor.studies.evidence.calc.times.grammar.years import YEARS

RULES: Final[tuple[Rule, ...]] = (
    *CLOCKS,
    *DATES,
    *YEARS,
    *RELATIVES,
    *PICKED,
    *LENGTHS,
    *OFFSETS,
    *DAY_RANGES,
    *CLOCK_PARTS,
    *HOUR_RANGES,
    *JOINS,
    *SETS,
    *CLOCK_RANGES,
    *EDGES,
    *RANGES,
    *BOUNDS,
)

__all__ = ["ACROSS", "DERIVED", "RULES", "UNIONS"]
