"""What the trade study reads: records of flows, the tables of the user's folder, their rows.

May import: core, data, units and the modules of this room. May not import: calc, readers, study.
`flows` are records of statistics, `tables` specify what the user fills in.
"""

from corredor.studies.trade.inputs.tables import TABLES

__all__ = ["TABLES"]
