"""Tracks past closed airspace: rings of closed areas, the shortest legal track and its proof.

May import: numpy, calc.sphere, corredor.units.
May not import: any other room; the topology and the closed areas come as arguments.
"""

from corredor.studies.routes.calc.track.airspace import Airspace
from corredor.studies.routes.calc.track.closing import airspace_of
from corredor.studies.routes.calc.track.nearest import Nearest
from corredor.studies.routes.calc.track.records import Leg, Position, Track, Turn
from corredor.studies.routes.calc.track.refusals import Enclosed, EndClosed, EndTooNear, NoTrack
from corredor.studies.routes.calc.track.relaxation import Relaxation, smallest_relaxation
from corredor.studies.routes.calc.track.rings import Rings, rings_of
from corredor.studies.routes.calc.track.stand_off import from_coast
from corredor.studies.routes.calc.track.topology import Topology, topology_of
from corredor.studies.routes.calc.track.track import shortest_track

__all__ = [
    "Airspace",
    "Enclosed",
    "EndClosed",
    "EndTooNear",
    "Leg",
    "Nearest",
    "NoTrack",
    "Position",
    "Relaxation",
    "Rings",
    "Topology",
    "Track",
    "Turn",
    "airspace_of",
    "from_coast",
    "rings_of",
    "shortest_track",
    "smallest_relaxation",
    "topology_of",
]
