"""Reading: documents in, candidates out; and accepted candidates into the folder's tables.

May import: programme, studies, data, core, units.
May not import: cli, web.
"""

from corredor.run.reading.acceptance import accept_folder
from corredor.run.reading.folder import Asked, Reading, read_folder

__all__ = ["Asked", "Reading", "accept_folder", "read_folder"]
