"""Performance of aircraft: fuel, time, payload and the limits of the runway.

May import: stdlib, numpy, corredor.units.
May not import: anything else of the project; the tables' rows come as arguments.
"""

from corredor.studies.routes.calc.performance.aircraft import (
    Aircraft,
    UnknownAircraft,
    aircraft_of,
)
from corredor.studies.routes.calc.performance.field import (
    field_limited_mass,
    field_limited_mass_high,
    field_limited_mass_low,
)
from corredor.studies.routes.calc.performance.fuel_table import FuelTable, fuel_table
from corredor.studies.routes.calc.performance.fuels import MISSION, Fuels
from corredor.studies.routes.calc.performance.holding import (
    diversion_fuel,
    engine_out_ceiling,
    holding_fuel,
    level_airspeed,
)
from corredor.studies.routes.calc.performance.payload import (
    RangePoint,
    binding_limit,
    max_payload,
    payload_range,
)
from corredor.studies.routes.calc.performance.speeds import (
    airborne_time,
    cruise_airspeed,
    still_air_distance,
)
from corredor.studies.routes.calc.performance.tabled import (
    tabled_fuel,
    tabled_holding,
    tabled_time,
)
from corredor.studies.routes.calc.performance.trip import (
    burn_off,
    still_air_time,
    taxi_fuel,
    trip_fuel,
    trip_fuels,
)

__all__ = [
    "MISSION",
    "Aircraft",
    "FuelTable",
    "Fuels",
    "RangePoint",
    "UnknownAircraft",
    "airborne_time",
    "aircraft_of",
    "binding_limit",
    "burn_off",
    "cruise_airspeed",
    "diversion_fuel",
    "engine_out_ceiling",
    "field_limited_mass",
    "field_limited_mass_high",
    "field_limited_mass_low",
    "fuel_table",
    "holding_fuel",
    "level_airspeed",
    "max_payload",
    "payload_range",
    "still_air_distance",
    "still_air_time",
    "tabled_fuel",
    "tabled_holding",
    "tabled_time",
    "taxi_fuel",
    "trip_fuel",
    "trip_fuels",
]
