"""A sentence as the rules see it: its tokens, the words of the lexicon, the names in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corredor.studies.evidence.calc.forms import Scan
from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.words import StageWords
from corredor.studies.evidence.calc.records import Mention, Span

NEAR = 4
"""How many tokens before a cue its negation or its modal verb may stand."""


@dataclass(frozen=True)
class Clause:
    """Tokens `first` to `last`, exclusive, of a scan: one sentence.

    `named` gives, for each token inside a name, the mention; `language` is that of
    the lexicon.
    """

    scan: Scan
    first: int
    last: int
    named: Mapping[int, Mention]
    language: str = ""

    def at(self, index: int, kind: str) -> Hit | None:
        """Return the term of a kind that begins at a token of the sentence."""
        if not self.first <= index < self.last:
            return None
        return self.scan.terms[index].get(kind)

    def word(self, index: int) -> str:
        """Return a token's word; empty outside the sentence."""
        return self.scan.words[index] if self.first <= index < self.last else ""

    def is_plain(self, index: int) -> bool:
        """Whether a token of the sentence is a word of which neither names nor terms know."""
        if not self.first <= index < self.last or index in self.named:
            return False
        return not self.scan.terms[index] and self.scan.words[index][:1].isalnum()

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from a token to another, exclusive."""
        return Span(self.scan.starts[first], self.scan.ends[last - 1])

    def any_at(self, index: int, *kinds: str) -> bool:
        """Whether a term of one of the kinds begins at a token."""
        if not self.first <= index < self.last:
            return False
        found = self.scan.terms[index]
        return bool(found) and not found.keys().isdisjoint(kinds)

    def inside(self, index: int, kinds: frozenset[str]) -> bool:
        """Whether a term of one of the kinds, of up to three words, covers a token."""
        for at in range(max(index - 2, self.first), min(index + 1, self.last)):
            found = self.scan.terms[at]
            if found and any(found[kind].last > index for kind in found.keys() & kinds):
                return True
        return False


def names_by_token(
    scan: Scan, mentions: Sequence[Mention], words: StageWords
) -> dict[int, Mention]:
    """Return for each token inside a name the mention.

    An adjective such as "Chilean" stands for its country where it is part of no name.
    """
    starts = scan.starts
    named: dict[int, Mention] = {}
    for mention in mentions:
        if mention.path == "pronoun":
            continue
        span = mention.span
        first = bisect_left(starts, span.start)
        for at in range(first, bisect_left(starts, span.end, first)):
            named.setdefault(at, mention)
    for hit in scan.between("demonym", 0, len(starts)):
        if hit.first not in named and scan.at(hit.first, "stage") is None:
            code = hit.term.value
            slug = words.countries.get(code, code.lower())
            span = Span(starts[hit.first], scan.ends[hit.first])
            named[hit.first] = Mention(span, "place", slug, slug, "", code, "demonym")
    return named


def negated(clause: Clause, index: int, start: int = 0) -> bool:
    """Whether a word of denial stands shortly before a token, not before the token `start`."""
    scan = clause.scan
    for at in range(index - 1, max(clause.first, start, index - NEAR) - 1, -1):
        terms = scan.terms[at]
        if "stop" in terms or scan.words[at] in ",;:.":
            return False
        denial = terms.get("not")
        if denial is not None:
            return clause.word(denial.last) not in ("only", "solo", "sólo", "только", "just")
    return False


def softened(clause: Clause, index: int) -> str:
    """Return ``soft`` or ``future`` where such a word stands shortly before a token, else ``""``.

    A word of another language than the clause's is none: the lexicon holds one language.
    """
    for at in range(index - 1, max(clause.first, index - NEAR) - 1, -1):
        terms = clause.scan.terms[at]
        soft = terms.get("soft")
        if soft is not None:
            return soft.term.value or "soft"
        if "stop" in terms or "relative" in terms or clause.scan.words[at] in ",;:.":
            return ""
    return ""
