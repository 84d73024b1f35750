"""What the screening study reads: records of lists' entries, and its tables.

May import: core, data, units and the modules of this room. May not import: calc, readers, study.
"""
