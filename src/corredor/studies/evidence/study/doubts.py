"""Doubts about independence: documents that may be one source, and facts called corroborated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corredor.core.errors import N_
from corredor.core.finding import Flag, Ref
from corredor.studies.evidence.calc.assessment.admiralty import SURELY_SEVERAL
from corredor.studies.evidence.study.kinship import Kinship
from corredor.studies.evidence.study.support import Supported


def undecided_derivations(kin: Kinship) -> Iterator[Flag]:
    """Documents that seem to have one origin and of which nobody has said so or denied it."""
    for one in kin.kin:
        if one.status == "found":
            yield Flag(
                f"evidence.derivation.{one.first}.{one.second}.open",
                "note" if one.linked else "warning",
                N_(
                    "{first} and {second} may have one origin ({kind}, probability {value}). "
                    "Say in derivations.csv whether they have."
                ),
                {
                    "first": Ref("document", one.first),
                    "second": Ref("document", one.second),
                    "kind": Ref("word", one.kind),
                    "value": Ref("figure", one.key),
                },
                one.second,
            )


def translations_not_sought(kin: Kinship) -> Iterator[Flag]:
    """Folders in several languages whose texts were not compared across languages."""
    if kin.translations == "not_installed":
        yield Flag(
            "evidence.translations_not_sought",
            "note",
            N_("Translations among the documents were not looked for: install corredor[nlp]."),
        )


def weak_corroboration(held: Iterable[Supported]) -> Iterator[Flag]:
    """Facts called corroborated whose documents may go back to one origin."""
    for one in held:
        if one.fact.stance == "corroborated" and one.origins.low <= SURELY_SEVERAL:
            yield Flag(
                f"evidence.weak.{one.fact.key}",
                "warning",
                N_(
                    "{subject}, {property}: called corroborated, but only {value} can be "
                    "expected to be independent; its documents may derive from each other."
                ),
                {
                    "subject": Ref("term", one.fact.subject),
                    "property": Ref("term", one.fact.property),
                    "value": Ref("figure", one.key),
                },
                one.fact.key,
            )
