"""Mirror audit: what both sides report of the same trade, the gap, and what explains it.

May import: numpy, corredor.units, modules of this room.
May not: average the two sides, or take an estimate for a report.
"""
