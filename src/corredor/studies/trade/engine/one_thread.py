"""The one door to threadpoolctl: linear algebra of small blocks on one thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep libraries of linear algebra to one thread, and give them back theirs afterwards.

    On blocks of a few hundred countries their threads wait for one another longer than they
    compute; results don't depend on it.

    Examples
    --------
    >>> with one_thread():
    ...     pass
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1, user_api="blas"):
        yield
