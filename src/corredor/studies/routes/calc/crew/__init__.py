"""Crew: flight duty against its limits, augmented crews, layovers, crews for a timetable.

May import: numpy, corredor.units. May not import: anything else of the project.
`limits` reads the tables of a regime, `duty` judges a duty, `need` counts crews.
"""
