"""Foreign direct investment: flows and positions apart, vintages, and what makes a rate empty.

May import: numpy, corredor.units, modules of this room.
May not: print a growth rate on a base that is too small.
"""
