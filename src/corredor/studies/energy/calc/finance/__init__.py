"""Finance: levelised cost by published forms, construction interest, lifetime cost, rates.

May import: numpy, corredor.units. May not import: anything else of the project.
Each form states its conventions; none ranks options in an isolated grid, the plan does.
"""
