"""Demand: gravity, its fit, choice between itineraries, segments, spill; always with a range.

May import: numpy, corredor.units, calc.cost, calc.normal.
May not import: anything else of the project.
`gravity` says how many travel, `choice` who takes them, `segments` and `spill` what a flight gets.
"""
