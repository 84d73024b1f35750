"""Voices: who says a thing, through whom, in which document; and which documents derive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Voice:
    """One claim's way to the reader: its document, and the chain from outlet to ultimate source."""

    document: str
    chain: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Tie:
    """That a document derives from another, or both from one origin, and how surely, 0 to 1."""

    original: str
    derived: str
    probability: float = 1.0


class _Groups:
    """Disjoint sets of names."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def top(self, name: str) -> str:
        """Return the name that stands for the set of a name."""
        parent = self._parent
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Put two sets together."""
        self._parent[self.top(one)] = self.top(other)


def origins_count(
    voices: Sequence[Voice], ties: Iterable[Tie] = (), speaking: Sequence[Voice] = ()
) -> int:
    """Number of independent origins of a thing [1], every tie given taken as certain.

    Parameters
    ----------
    voices
        All that speak of it.
    ties
        Of their documents.
    speaking
        Those that are counted; all, if none is given. Every voice tells which links belong
        together.

    Notes
    -----
    Voices whose chains share a link have one origin. A derived document adds none, whatever it
    names: only origins of which a document that doesn't derive speaks are counted. Documents that
    derive from one that is silent on the thing stand for it, all together once.

    Examples
    --------
    >>> voices = [Voice("daily", ("daily", "mayor")), Voice("blog", ("blog",))]
    >>> origins_count(voices), origins_count(voices, [Tie("daily", "blog")])
    (2, 1)
    """
    groups = _Groups()
    heard = {voice.document for voice in voices}
    stands_for = _silent_originals(heard, ties)
    several = Counter(name for names in stands_for.values() for name in names)
    several = Counter(name for names in stands_for.values() for name in names)
    for voice in voices:
        names = [f"text {name}" for name in stands_for.get(voice.document, ()) if several[name] > 1]
        for name in (*names, *(f"link {link}" for link in voice.chain)):
            if voice.chain:
                groups.join(name, f"link {voice.chain[0]}")
    said = [voice for voice in speaking or voices if voice.chain]
    own = [voice for voice in said if voice.document in stands_for]
    return max(len({groups.top(f"link {voice.chain[0]}") for voice in own}), bool(said))


def _silent_originals(heard: Collection[str], ties: Iterable[Tie]) -> dict[str, tuple[str, ...]]:
    """Return the documents that count, each with the silent ones for which it stands.

    Those that derive, directly or through silent ones, from one that speaks are not among them.
    """
    originals: dict[str, list[str]] = {}
    for tie in ties:
        originals.setdefault(tie.derived, []).append(tie.original)
    counted: dict[str, tuple[str, ...]] = {}
    for document in heard:
        silent: set[str] = set()
        pending, met = list(originals.get(document, ())), {document}
        while pending:
            name = pending.pop()
            if name in met:
                continue
            if name in heard:
                break
            met.add(name)
            pending += originals.get(name, ())
            if name not in originals:
                silent.add(name)
        else:
            counted[document] = tuple(sorted(silent))
    return counted
