"""Results don't depend on who computed them: this process, several, or a cluster over TCP."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from math import sqrt
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from corredor.core.errors import SchedulerUnreachable
from corredor.core.study import Inputs, Result, Study
from corredor.run.cluster import cluster
from corredor.run.execute import execute
from corredor.run.main_job import Asked, load, run_folder
from corredor.run.plan import ordered
from corredor.run.store import Store
from corredor.run.workers import Processes, first_done, workers
from corredor.testing import run_study

distributed = pytest.importorskip("distributed")


PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "run-on-several-cores.md"
HERE = ("--host", "127.0.0.1", "--no-dashboard")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a scheduler with two workers, begun over TCP as the page tells."""
    told = re.findall(r"^dask (.+)$", PAGE.read_text("utf-8"), re.M)
    scheduler, worker = (line.split() for line in told)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    at = f"tcp://127.0.0.1:{port}"
    worker = [at if word.startswith("tcp://") else word for word in worker]
    room = str(tmp_path_factory.mktemp("workers"))
    started = [
        subprocess.Popen([sys.executable, "-m", "dask", *words], stderr=subprocess.DEVNULL)
        for words in (
            [*scheduler, *HERE, "--port", port],
            [*worker, *HERE, "--nworkers", "2", "--nthreads", "1", "--local-directory", room],
        )
    ]
    try:
        with distributed.Client(at, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        yield at
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(60)


def copy(tiny: Path, name: str) -> Path:
    made = tiny.parent / name
    made.mkdir()
    for path in sorted(tiny.rglob("*")):
        target = made / path.relative_to(tiny)
        target.mkdir() if path.is_dir() else target.write_bytes(path.read_bytes())
    return made


def test_the_record_is_the_same_wherever_it_was_made(tiny: Path, address: str) -> None:
    two, far = copy(tiny, "two"), copy(tiny, "far")
    asked = Asked(languages=("en", "es"))
    here = run_folder(tiny, asked).record
    assert run_folder(two, asked, jobs=2).record == here
    assert run_folder(far, asked, scheduler=address).record == here
    held = [(folder / "out" / "run.json").read_bytes() for folder in (tiny, two, far)]
    assert held[0] == held[1] == held[2]


def test_tasks_whose_worker_dies_are_done_by_another(address: str) -> None:
    with cluster(address) as held, distributed.Client(address) as client:
        asleep = [held.submit(sleep, seconds) for seconds in (1.0, 1.1)]
        sleep(0.5)
        os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
        assert [task.result(30) for task in asleep] == [None, None]
        assert list(held.map(sqrt, range(4))) == [sqrt(number) for number in range(4)]


def test_processes_that_die_leave_the_work_to_this_one(tiny: Path) -> None:
    class Dying(Processes):
        def submit(self, task: Any, *arguments: Any) -> Future[Any]:
            del task, arguments
            return super().submit(os._exit, 1)

    programme, studies = load(tiny)
    chosen = ordered(studies, programme.wanted)
    told: list[str] = []
    dying = Dying(2)
    try:
        executed = execute(
            programme, chosen, Store(tiny), lambda *_: told.append("x"), workers=dying
        )
    finally:
        dying.end()
    calm = execute(programme, chosen, Store(tiny.parent), lambda *_: None)
    assert [step.result for step in executed.steps] == [step.result for step in calm.steps]


def test_a_map_over_processes_keeps_the_order() -> None:
    with workers(2) as held:
        tasks = [held.submit(sqrt, 9), held.submit(sqrt, 25)]
        assert first_done(tasks).result() in (3.0, 5.0)
        assert list(held.map(sqrt, range(5))) == [sqrt(number) for number in range(5)]


def test_one_job_needs_no_process() -> None:
    with workers(1) as held:
        assert held.map is map
        assert held.submit(os.getpid).result() == os.getpid()


def test_a_cluster_that_is_not_there_is_told_before_anything_is_written(tiny: Path) -> None:
    with pytest.raises(SchedulerUnreachable):
        run_folder(tiny, scheduler="tcp://127.0.0.1:1")
    assert not (tiny / "out" / "run.json").exists()


def test_a_study_may_share_out_its_parts() -> None:
    def run(inputs: Inputs) -> Result:
        assert list(inputs.map(sqrt, (1, 4))) == [1.0, 2.0]
        return Result()

    assert run_study(Study("harbour", (), (), run), {}) == Result()
