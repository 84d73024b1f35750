"""Names: persons, organisations, places, roles, events, laws and works, and the sources named.

May import: regex, the other rooms of calc. Word lists come as `NameWords`.
Start with `mentions_in`; `named_sources_in` and `merged_entities` build on what it returns.
"""

from corredor.studies.evidence.calc.names.entities import Alias, Entity, merged_entities
from corredor.studies.evidence.calc.names.mentions import mentions_in
from corredor.studies.evidence.calc.names.sources import named_sources_in
from corredor.studies.evidence.calc.names.words import NameWords

__all__ = [
    "Alias",
    "Entity",
    "NameWords",
    "mentions_in",
    "merged_entities",
    "named_sources_in",
]
