"""Assessment: how far a source and its information may be trusted, in the words of the trade.

May import: numpy, regex, `calc.records`.
May not import: anything else of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.assessment.admiralty import (
    Grade,
    Support,
    best_reliability,
    chain_reliability,
    credibility,
)
from corredor.studies.evidence.calc.assessment.hypotheses import (
    Matrix,
    deciding_lineages,
    diagnosticity,
    inconsistency,
)
from corredor.studies.evidence.calc.assessment.likelihood import (
    LIKELIHOODS,
    Likelihood,
    LikelihoodWords,
    likelihood_of,
    mixed_sentences,
)

__all__ = [
    "LIKELIHOODS",
    "Grade",
    "Likelihood",
    "LikelihoodWords",
    "Matrix",
    "Support",
    "best_reliability",
    "chain_reliability",
    "credibility",
    "deciding_lineages",
    "diagnosticity",
    "inconsistency",
    "likelihood_of",
    "mixed_sentences",
]
