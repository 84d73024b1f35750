"""Scarcity: which chosen meetings get an interpreter, and which a table, where there are few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from corredor.studies.forum.calc.running import IntArray
from corredor.studies.forum.calc.scores.sectors import BoolArray
from corredor.studies.forum.calc.selection import Selection
from corredor.studies.forum.study.scene import Scene


def admitted_pairs(
    scene: Scene, found: Selection, held: IntArray, bridged: BoolArray
) -> tuple[dict[int, str], list[int]]:
    """Admit chosen meetings that need an interpreter: who has the fewest meetings comes first."""
    chosen = [int(held[at]) for at in found.chosen]
    counts: Counter[str] = Counter()
    waiting: list[int] = []
    for at in chosen:
        if bridged[at]:
            waiting.append(at)
        else:
            counts.update(scene.names(at))
    admitted: dict[int, str] = {}
    refused: list[int] = []
    queue = [_need(scene, counts, at) for at in waiting]
    heapify(queue)
    while queue:
        # Counts only rise, so a key that still holds is the least.
        key = heappop(queue)
        at = key[-1]
        now = _need(scene, counts, at)
        if now > key:
            heappush(queue, now)
            continue
        name = scene.booths.some_time(scene.able(at))
        if name:
            admitted[at] = name
            counts.update(scene.names(at))
        else:
            refused.append(at)
    return admitted, sorted(refused)


def _need(scene: Scene, counts: Mapping[str, int], at: int) -> tuple[bool, int, int, float, int]:
    first, second = scene.names(at)
    held = sorted((counts.get(first, 0), counts.get(second, 0)))
    pinned = scene.rows(at) in scene.asked.pinned
    return (not pinned, held[0], held[1], -float(scene.pairs.scores[at]), at)


def within_tables(scene: Scene, chosen: Sequence[int], tables: int) -> tuple[list[int], list[int]]:
    """Let go of meetings beyond the tables: of the people with the most, the weakest first."""
    counts = Counter(name for at in chosen for name in scene.names(at))
    kept = set(chosen)
    gone: list[int] = []
    queue = [_spare(scene, counts, at) for at in chosen]
    heapify(queue)
    while len(kept) > max(0, tables):
        key = heappop(queue)
        at = key[-1]
        now = _spare(scene, counts, at)
        if now > key:
            heappush(queue, now)
            continue
        kept.discard(at)
        counts.subtract(scene.names(at))
        gone.append(at)
    return sorted(kept), sorted(gone)


def _spare(scene: Scene, counts: Mapping[str, int], at: int) -> tuple[bool, int, float, int]:
    fewest = min(counts[name] for name in scene.names(at))
    pinned = scene.rows(at) in scene.asked.pinned
    return (pinned, -fewest, float(scene.pairs.scores[at]), at)
