"""Linked data: claims, documents and facts in the words of W3C and schema.org.

May import: report, data, core, units.
May not import: programme, studies, run, cli.
"""

from corredor.report.linked.claim_reviews import claim_reviews
from corredor.report.linked.provenance import provenance
from corredor.report.linked.web_annotations import web_annotations

__all__ = ["claim_reviews", "provenance", "web_annotations"]
