"""Libraries that must live in one process: two of them carry a HiGHS of their own."""

import subprocess
import sys

import pytest

DOORS = ("import highspy", "from ortools.sat.python import cp_model")


@pytest.mark.parametrize("order", [DOORS, DOORS[::-1]])
def test_two_solvers_load_in_either_order(order: tuple[str, ...]) -> None:
    """Their shared library has one name, and only releases of one kind stand each other."""
    for door in DOORS:
        pytest.importorskip(door.split()[1].partition(".")[0])
    work = "h = highspy.Highs(); x = h.addVariable(lb=0, ub=4); h.maximize(x); cp_model.CpModel()"
    code = "\n".join((*order, work))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
