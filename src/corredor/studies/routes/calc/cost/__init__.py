"""Cost: direct operating cost by published methods, break-even load factor and fare.

May import: numpy, corredor.units. May not import: anything else of the project.
Begin with `methods.trip_cost`; each published method has a module of its own.
"""
