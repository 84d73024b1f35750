"""Identifiers of ships, aircraft, bodies and securities: their form and check digits.

May import: the standard library and the modules of this room.
May not import: anything else of the project.
"""

from corredor.studies.screening.calc.identifiers.kinds import KINDS, Identifier, identifier
from corredor.studies.screening.calc.identifiers.meeting import Meeting, folded, meeting

__all__ = ["KINDS", "Identifier", "Meeting", "folded", "identifier", "meeting"]
