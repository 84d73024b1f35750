"""Names of persons across scripts: keys to find candidates by, and how alike two names are.

May import: the standard library; anyascii, within the one function that needs it.
May not import: files, tables; names of organisations translate and need a table of aliases.
"""

from corredor.core.names.persons import SAME_PERSON, name_key, name_keys, name_parts, same_person
from corredor.core.names.sounds import likeness

__all__ = ["SAME_PERSON", "likeness", "name_key", "name_keys", "name_parts", "same_person"]
