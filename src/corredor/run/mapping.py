"""Mapping: a builtin `map` whose calls are tasks, begun at once and awaited in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from corredor.core.study import Mapper

Submit = Callable[..., Future[Any]]
"""Begins a task: a function and its arguments."""


def mapped_by(submit: Submit) -> Mapper:
    """Return a map that shares its calls out.

    Examples
    --------
    >>> from corredor.run.workers import Inline
    >>> list(mapped_by(Inline().submit)(abs, [-2, 1]))
    [2, 1]
    """

    def mapped(function: Callable[[Any], Any], parts: Iterable[Any], /) -> Iterator[Any]:
        tasks = [submit(function, part) for part in parts]
        return (task.result() for task in tasks)

    return mapped
