"""Rules of ownership: which bodies listed persons own, by each regime's rule, on a given day.

May import: numpy and the modules of this room. May not import: anything else of the project.
`shares` reads a share, `graph` orders the holdings of a day, `fixpoint` decides, `proof` shows
why, and `checker` knows nothing of either and checks it.
"""

from corredor.studies.screening.calc.ownership.checker import is_proof
from corredor.studies.screening.calc.ownership.fixpoint import Ownership, owned
from corredor.studies.screening.calc.ownership.graph import Graph, Holding, graph_of
from corredor.studies.screening.calc.ownership.proof import Proof, proof_of
from corredor.studies.screening.calc.ownership.rules import Rule, rule_on
from corredor.studies.screening.calc.ownership.shares import Share, share

__all__ = [
    "Graph",
    "Holding",
    "Ownership",
    "Proof",
    "Rule",
    "Share",
    "graph_of",
    "is_proof",
    "owned",
    "proof_of",
    "rule_on",
    "share",
]
