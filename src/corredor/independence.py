"""Independence: how many independent origins stand behind what several voices say.

The ground floor, beside `units`. May import nothing of the project; everything above may import it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Originals = Mapping[str, Sequence[str]]
"""The documents from which each derived document derives, by its id."""


@dataclass(frozen=True, order=True)
class Voice:
    """One claim's way to the reader: its document, and the chain from outlet to ultimate source."""

    document: str
    chain: tuple[str, ...]


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


def independent_origins(
    voices: Sequence[Voice], originals: Originals, speaking: Sequence[Voice] = ()
) -> int:
    """Return how many independent origins stand behind voices, or behind some of them.

    Parameters
    ----------
    voices
        All that speak of a thing: together they tell which links belong together.
    originals
        The documents from which each derived one derives.
    speaking
        Those that are counted; all, if none is given.

    Notes
    -----
    Voices whose chains share a link have one origin: the number is that of the connected
    components. A document that retells several sources is not itself one. A derived document adds
    none, whatever its chains name: only components with a voice of a document that doesn't derive
    are counted. Documents that derive from one that is silent on the thing stand for it, all
    together once.

    Examples
    --------
    >>> voices = [Voice("daily", ("daily", "mayor")), Voice("blog", ("blog",))]
    >>> independent_origins(voices, {}), independent_origins(voices, {"blog": ["daily"]})
    (2, 1)
    """
    groups = _Groups()
    stands_for = _silent_originals({voice.document for voice in voices}, originals)
    several = Counter(name for names in stands_for.values() for name in names)
    for voice in voices:
        names = [f"text {name}" for name in stands_for.get(voice.document, ()) if several[name] > 1]
        for name in (*names, *(f"link {link}" for link in voice.chain)):
            if voice.chain:
                groups.join(name, f"link {voice.chain[0]}")
    said = [voice for voice in speaking or voices if voice.chain]
    own = [voice for voice in said if voice.document in stands_for]
    return max(len({groups.top(f"link {voice.chain[0]}") for voice in own}), bool(said))


def _silent_originals(heard: Collection[str], originals: Originals) -> dict[str, tuple[str, ...]]:
    """Return the documents that count, each with the silent ones for which it stands.

    Those that derive, directly or through silent ones, from one that speaks are not among them.
    """
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
