"""Placement of students and scholars: stable many-to-one matching, and the proof of it.

May import: the standard library and the modules of this room.
May not import: anything else of the project.
"""

from corredor.studies.forum.calc.placement.acceptance import applicants_propose, hosts_propose
from corredor.studies.forum.calc.placement.joint import (
    LARGEST_SEARCH,
    NoJointPlacement,
    place_jointly,
)
from corredor.studies.forum.calc.placement.market import Market, Placement, joint_choices, ranked
from corredor.studies.forum.calc.placement.proof import (
    BlockingCouple,
    BlockingPair,
    Proof,
    blocking_couples,
    blocking_pairs,
    prove,
)

__all__ = [
    "LARGEST_SEARCH",
    "BlockingCouple",
    "BlockingPair",
    "Market",
    "NoJointPlacement",
    "Placement",
    "Proof",
    "applicants_propose",
    "blocking_couples",
    "blocking_pairs",
    "hosts_propose",
    "joint_choices",
    "place_jointly",
    "prove",
    "ranked",
]
