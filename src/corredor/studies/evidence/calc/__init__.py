"""Arithmetic and language of the evidence study: strings and arrays in, frozen records out.

May import: numpy, regex, corredor.units, corredor.independence.
May not import: anything else of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.amounts import change, deflated_amount

__all__ = ["change", "deflated_amount"]
