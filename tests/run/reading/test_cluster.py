from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from corredor.core.errors import SchedulerUnreachable
from corredor.run.reading import Asked, read_folder


def test_a_cluster_over_tcp_gives_the_same_bytes(corridor: Any) -> None:
    distributed: Any = import_module("distributed")
    read_folder(corridor.path)
    before = (corridor.path / "candidates.csv").read_bytes()
    (corridor.path / "candidates.csv").unlink()
    for held in (corridor.path / "out" / "reading").glob("*"):
        held.unlink()
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # None takes port 8787 all the same
    ) as cluster:
        assert cluster.scheduler_address.startswith("tcp://")
        read_folder(corridor.path, Asked(scheduler=cluster.scheduler_address))
    assert (corridor.path / "candidates.csv").read_bytes() == before


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "nonsense", "tcp://host:port", "tcp://[::1"]
)
def test_an_address_where_nothing_answers_is_told(corridor: Any, address: str) -> None:
    with pytest.raises(SchedulerUnreachable) as caught:
        read_folder(corridor.path, Asked(scheduler=address))
    assert address in str(caught.value)
    assert not (corridor.path / "candidates.csv").exists()
