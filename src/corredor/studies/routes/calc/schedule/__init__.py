"""Schedule: block times, local times over time zones, aircraft needed.

May import: numpy, corredor.units. May not import: anything else of the project.
`block` has the times, `local` the clock, `fleet` the aircraft.
"""
