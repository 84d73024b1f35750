"""Killing: a program that ends at one of its writes, as by kill -9 or when the power goes."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import pytest

DRIVER = """
import os, pathlib, sys
{begin}

def killed(point, after):
    written = 0
    real = pathlib.Path.replace
    def replace(self, target):
        nonlocal written
        written += 1
        if written == point and not after:
            os._exit(9)
        done = real(self, target)
        if written == point:
            os._exit(9)
        return done
    pathlib.Path.replace = replace
    act()
    os._exit(0)

for point, after in {points}:
    child = os.fork()
    if not child:
        try:
            killed(point, after)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    print(os.waitpid(child, 0)[1] >> 8)
"""

CAPABILITIES = 0x20080522
"""Version of the interface to the capabilities of a thread, in two words of 32 each."""

Killed = Callable[[str, Sequence[tuple[int, bool]]], list[int]]


@pytest.fixture
def killed() -> Killed:
    """Return what runs a program that is killed at its n-th write, before or after it.

    The program's text defines ``act``; it runs once for each point, in a process of its own, on
    what the one before left. Exit codes come back: 9 for killed, 0 for one that came to its end.
    """
    if sys.platform == "win32":
        pytest.skip("processes are not forked there")

    def run(begin: str, points: Sequence[tuple[int, bool]]) -> list[int]:
        text = DRIVER.format(begin=begin, points=list(points))
        done = subprocess.run(
            [sys.executable, "-c", text], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        codes = [int(line) for line in done.stdout.split()]
        assert set(codes) <= {0, 9}, done.stderr
        return codes

    return run


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Let permissions hold for this thread, though root runs it: its capabilities are put aside."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    try:
        system = ctypes.CDLL(None, use_errno=True)
        capget, capset = system.capget, system.capset
    except (AttributeError, OSError):
        pytest.skip("root writes anywhere, and there are no capabilities to put aside")
    head = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; and again
    assert capget(head, held) == 0
    none = (ctypes.c_uint32 * 6)(*held)
    none[0] = none[3] = 0
    assert capset(head, none) == 0
    try:
        yield
    finally:
        assert capset(head, held) == 0
