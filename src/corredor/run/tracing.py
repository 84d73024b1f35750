"""Tracing: of the assumptions, a study's result hangs on those alone that it asked for.

A study is given all assumptions; which ones it takes is seen as it runs. Its result is kept under
the digest of those, so that another assumption that changes doesn't make it run again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from corredor.core.study import Inputs
from corredor.run.digests import canonical
from corredor.run.store import Store

TRACED: Final = "assumptions"
"""The part of the folder whose entries are traced."""
MOST_READS: Final = 8
"""Sets of names that are remembered of a study whose other inputs are the same."""

Names = tuple[str, ...] | None
"""Names of entries, sorted; None for all, those that aren't there yet among them."""


class Traced(Mapping[str, Any]):
    """A mapping that notes which of its entries are asked for; whoever lists them asks for all."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        self._held = held
        self._asked: set[str] = set()
        self._whole = False

    @property
    def names(self) -> Names:
        """What was asked for up to now."""
        return None if self._whole else tuple(sorted(self._asked))

    def __getitem__(self, name: str) -> Any:
        """Return an entry."""
        self._asked.add(name)
        return self._held[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is an entry of that name."""
        self._asked.add(str(name))
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        self._whole = True
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many entries there are."""
        self._whole = True
        return len(self._held)

    def __reduce__(self) -> tuple[Callable[..., dict[str, Any]], tuple[dict[str, Any]]]:
        """Go to another process as a dictionary: what is asked there isn't seen here."""
        self._whole = True
        return dict, (dict(self._held),)


def traced(inputs: Inputs) -> tuple[Inputs, Traced | None]:
    """Return inputs whose assumptions note what is asked for; None where a study reads none."""
    if TRACED not in inputs.parts:
        return inputs, None
    noting = Traced(inputs.parts[TRACED])
    return replace(inputs, parts={**inputs.parts, TRACED: noting}), noting


def subset(part: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Return the entries of some names, as far as they are there."""
    return {name: part[name] for name in (part if names is None else names) if name in part}


def remembered(store: Store, key: str) -> tuple[Names, ...]:
    """Return the sets of names that a study asked for when its other inputs had a digest."""
    held = store.recall(key)
    content = store.get(held) if held else None
    try:
        found: Any = json.loads(content) if content else []
        return tuple(None if names is None else tuple(map(str, names)) for names in found)
    except (ValueError, TypeError):
        return ()


def remember(store: Store, key: str, names: Names, known: Sequence[Names]) -> None:
    """Keep a set of names, before those that are known."""
    sets = [names, *(held for held in known if held != names)][:MOST_READS]
    store.remember(key, store.put(canonical([None if one is None else list(one) for one in sets])))
