"""Events: what takes place when, where and with whom, and which events of documents are one.

May import: calc.records, calc.forms, the standard library.
May not import: other rooms of calc, the rest of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.events.matching import same_events
from corredor.studies.evidence.calc.events.recognition import events_in
from corredor.studies.evidence.calc.events.words import EventWords

__all__ = ["EventWords", "events_in", "same_events"]
