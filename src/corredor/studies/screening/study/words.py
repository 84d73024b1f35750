"""Words of results and of reasons: the only ones that the study uses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MATCH: Final = "MATCH"
REVIEW: Final = "REVIEW"
NO_HIT: Final = "NO_HIT_WITHIN_COVERAGE"
NOT_SCREENABLE: Final = "NOT_SCREENABLE"
RESULTS: Final = (MATCH, REVIEW, NOT_SCREENABLE, NO_HIT)
"""The four results, the one that weighs most first."""
HITS: Final = (MATCH, REVIEW)

OPEN, CLOSED = "open", "closed"
"""What a gate may be."""

# Why something could not be screened.
NO_LIST: Final = "no_list"
NO_DAY: Final = "no_day"
DEMO_LIST: Final = "demo_list"
FRAGMENT: Final = "fragment"
STALE_LIST: Final = "stale_list"
UNDATED_LIST: Final = "undated_list"
LATER_LIST: Final = "later_list"
UNREAD_LIST: Final = "unread_list"
CHANGED_LIST: Final = "changed_list"
SCRIPT: Final = "unsupported_script"
INVALID_NUMBER: Final = "invalid_number"
NOT_A_PARTY: Final = "not_a_party"
NO_NAME: Final = "no_name"
NO_NUMBER: Final = "no_number"
NO_OWNERS: Final = "no_owners"
OWNERS_NOT_COVERED: Final = "owners_not_covered"
# Why there is a hit.
LISTED_NAME: Final = "listed_name"
LISTED_NUMBER: Final = "listed_number"
TRUNCATED: Final = "truncated"
ENDED: Final = "measure_ended"
OWNED: Final = "owned"
OWNERSHIP_OPEN: Final = "ownership_open"
CIRCLE: Final = "circle"
CONFLICT: Final = "conflict"
GOODS_LISTED: Final = "goods_listed"
GOODS_OPEN: Final = "goods_open"
PARTY_CLOSED: Final = "party_closed"
DECIDED_TRUE: Final = "decided_true"
# Why a gate is open.
WITHIN_COVERAGE: Final = "within_coverage"
NOT_YET: Final = "measure_later"
DECIDED: Final = "decided"
POLICY: Final = "policy"


def worst(results: Iterable[str]) -> str:
    """Return the result that weighs most; `NOT_SCREENABLE` where nothing was asked.

    Examples
    --------
    >>> worst(["NO_HIT_WITHIN_COVERAGE", "REVIEW"]), worst([])
    ('REVIEW', 'NOT_SCREENABLE')
    """
    held = set(results)
    return next((word for word in RESULTS if word in held), NOT_SCREENABLE)
