"""Errors: what can be wrong, where, what was found, what was expected, how to mend it.

May import: the standard library. One class per code, in the module of its family::

    CorredorError
    ├── FolderError       E0xx  folder            files, settings and keys of a programme folder
    ├── RowError          E1xx  rows, published   rows and cells of its tables, files they name
    ├── QuantityError     E2xx  quantities        numbers, units, money
    ├── EvidenceError     E3xx  evidence          quotations, chains, decisions
    ├── RunError          E4xx  runs, fetching    studies, their needs, finding keys, output
    │                           packs             evidence packs of screening
    └── NotComputed       E5xx  not_computed      a finding that could not be made; others stand
    Problems              base                    several of them, raised together

The letter of a code is its severity: E an error, W a warning, N a note. A class's three
templates are the message in English and, at once, the key under which its Spanish and Russian
wording stands in the catalogues. Every code is imported from here; it is declared once, in
its module.
"""

# ruff: noqa: F403 - a list of the names would be each code's second declaration

from corredor.core.errors.base import *
from corredor.core.errors.evidence import *
from corredor.core.errors.fetching import *
from corredor.core.errors.folder import *
from corredor.core.errors.not_computed import *
from corredor.core.errors.packs import *
from corredor.core.errors.published import *
from corredor.core.errors.quantities import *
from corredor.core.errors.rows import *
from corredor.core.errors.runs import *
