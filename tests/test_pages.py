"""The pages that teach: what they tell to type is typed, what they show is what comes.

A block of ``console`` whose lines begin with ``$`` is a session: it runs in a fresh folder, in
which the project's folder stands under the name ``corredor``. A command may end in ``# exit 1``; a
line of the answer that the page leaves out, or a part of one, is ``…``. A comment before a block
says what a reader does by hand:

- ``<!-- write FILE -->`` the block is the file, ``<!-- append FILE -->`` its last lines;
- ``<!-- edit FILE by COLUMNS -->`` a table of cells; the columns named say for which row.

Other blocks of ``console`` hold commands alone, which must be ones that there are.
"""

import csv
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from corredor.cli import group

ROOT = Path(__file__).parent.parent
TAUGHT = sorted([*ROOT.glob("docs/tutorials/*.md"), *ROOT.glob("docs/how-to/*.md")])
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
BY_HAND = re.compile(r"^<!-- (write|append|edit) (\S+)(?: by ([\w ]+))? -->\n\n", re.M)
TABLE = re.compile(r"(?:^\|.*\n)+", re.M)
LEFT_OUT = "…"


class Step(NamedTuple):
    """What a reader does: a command with its answer, or a change of a file."""

    verb: str
    target: str
    content: str
    columns: tuple[str, ...] = ()


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def steps_of(text: str) -> Iterator[Step]:
    """Yield what a page tells to do, in order."""
    at = 0
    while at < len(text):
        fence, hand = FENCED.search(text, at), BY_HAND.search(text, at)
        if hand and (fence is None or hand.start() < fence.start()):
            verb, target, columns = hand.groups()
            shape = TABLE if verb == "edit" else FENCED
            held = shape.match(text, hand.end())
            assert held, f"nothing follows {hand.group()!r}"
            content = held.group() if verb == "edit" else held.group(2)
            yield Step(verb, target, content, tuple((columns or "").split()))
            at = held.end()
        elif fence:
            if fence.group(1) == "console":
                yield from commands_of(fence.group(2))
            at = fence.end()
        else:
            return


def commands_of(block: str) -> Iterator[Step]:
    """Yield the commands of a session with their answers; nothing where no line begins with $."""
    for command, answer in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
        yield Step("type", command, answer)


TEACHER = """
import os, sys
from importlib import import_module
from corredor.cli import main
from corredor.cli.spoken import COMMANDS
from corredor.run import main_job, plan, publish
if __name__ == "__main__":
    plan.installed_studies()
    for name in COMMANDS:
        import_module(f"corredor.cli.{name}")
    for line in sys.stdin:
        folder, said, *words = eval(line)
        if os.fork() == 0:
            os.chdir(folder)
            told = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(told, 1)
            os.dup2(told, 2)
            sys.argv = ["corredor", *words]
            main()
        print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""
"""A process that has loaded corredor and answers each call of it in a copy of itself: the same
answers in a third of the time."""


class Teacher:
    """What answers calls of corredor, from the packages of an environment."""

    def __init__(self, room: Path, environment: dict[str, str]) -> None:
        script = room / "teacher.py"
        script.write_text(TEACHER)
        self.said = room / "said.txt"
        self.process = subprocess.Popen(
            [sys.executable, script],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def asked(self, folder: Path, words: list[str]) -> tuple[int, str]:
        """Call corredor in a folder; return its exit code and what it says."""
        assert self.process.stdin
        assert self.process.stdout
        print([str(folder), str(self.said), *words], file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline()), self.said.read_text("utf-8")

    def close(self) -> None:
        """Let it go."""
        self.process.communicate()


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Teacher]:
    made = Teacher(tmp_path_factory.mktemp("teacher"), os.environ | {"CORREDOR_LANG": "en"})
    yield made
    made.close()


class Desk:
    """A folder to work in.

    ``pip install`` puts packages beside it and nowhere else, from this computer alone.
    """

    def __init__(self, room: Path, teacher: Teacher) -> None:
        self.room, self.teacher, self.own = room, teacher, False
        tools, site = room / "tools", room / "site"
        self.folder = room / "desk"
        tools.mkdir()
        self.folder.mkdir()
        (self.folder / "corredor").symlink_to(ROOT)
        pip = "-m pip install --quiet --no-deps --no-build-isolation --no-index --upgrade"
        for name, text in {
            "pip": f'#!/bin/sh\nshift\nexec {sys.executable} {pip} --target {site} "$@"\n',
            "python": f'#!/bin/sh\nexec {sys.executable} "$@"\n',
        }.items():
            (tools / name).write_text(text)
            (tools / name).chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(site),
            "CORREDOR_LANG": "en",
            "PIP_CONFIG_FILE": os.devnull,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }

    def typed(self, command: str) -> tuple[int, str]:
        """Type a command; return its exit code and what it says."""
        words = shlex.split(command, comments=True)
        if words[0] == "corredor":
            spread = [one for word in words[1:] for one in self.spread(word)]
            return self.teacher.asked(self.folder, spread)
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if words[0] == "pip":
            self.close()
            self.teacher, self.own = Teacher(self.room, self.environment), True
        return done.returncode, done.stdout

    def spread(self, word: str) -> list[str]:
        """Return the files that a word with a star stands for, as a shell does."""
        if "*" not in word:
            return [word]
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.glob(word))

    def close(self) -> None:
        """Let a teacher of its own go."""
        if self.own:
            self.teacher.close()


@pytest.fixture
def desk(tmp_path: Path, teacher: Teacher) -> Iterator[Desk]:
    made = Desk(tmp_path, teacher)
    yield made
    made.close()


@pytest.mark.parametrize(
    "page",
    [
        page
        for page in TAUGHT
        if any(step.verb == "type" for step in steps_of(page.read_text("utf-8")))
    ],
    ids=named,
)
def test_a_page_is_as_it_says(page: Path, desk: Desk) -> None:
    for step in steps_of(page.read_text("utf-8")):
        if step.verb == "type":
            answered(step, desk)
        else:
            changed(step, desk.folder)


def answered(step: Step, desk: Desk) -> None:
    """Type a command and hold its answer against the page."""
    wanted = re.search(r"# exit (\d+)$", step.target)
    code, said = desk.typed(step.target)
    said = said.replace("\xa0", " ").replace("\u202f", " ")
    came = [line.rstrip() for line in said.splitlines() if line.strip()]
    shown = [line.rstrip() for line in step.content.splitlines() if line.strip()]
    told = f"$ {step.target}\n" + "\n".join(came)
    assert code == (int(wanted.group(1)) if wanted else 0), told
    for line in shown:
        form = re.escape(line).replace(LEFT_OUT, ".*")
        assert any(re.fullmatch(form, one) for one in came), f"{line}\n\nis none of\n\n{told}"
    if shown and LEFT_OUT not in shown:
        assert len(came) == len(shown), told


def changed(step: Step, folder: Path) -> None:
    """Do what the page tells to do by hand."""
    path = folder / step.target
    path.parent.mkdir(parents=True, exist_ok=True)
    if step.verb == "write":
        path.write_text(step.content, "utf-8")
    elif step.verb == "append":
        held = path.read_text("utf-8")
        path.write_text(f"{held.rstrip()}\n{step.content}", "utf-8")
    else:
        edited(path, step)


def edited(path: Path, step: Step) -> None:
    """Write the cells of a table into the rows that they are for."""
    head, _, *lines = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in step.content.splitlines()
    ]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        wanted = {name: cells[name] for name in step.columns}
        found = [row for row in rows if wanted.items() <= row.items()]
        assert len(found) == 1, f"{len(found)} rows of {path.name} for {wanted}"
        found[0].update(cells)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def told_commands(page: Path) -> Iterator[list[str]]:
    """Yield the calls of corredor that a page tells, in sessions and elsewhere."""
    for language, block in FENCED.findall(page.read_text("utf-8")):
        for line in block.splitlines() if language in ("console", "sh") else ():
            words = line.removeprefix("$ ")
            if words.startswith("corredor "):
                yield shlex.split(words, comments=True)[1:]


@pytest.mark.parametrize("page", [*TAUGHT, ROOT / "README.md"], ids=named)
def test_the_commands_of_a_page_exist(page: Path) -> None:
    for words in told_commands(page):
        asked: click.Command = group
        context = click.Context(group, info_name="corredor")
        while isinstance(asked, click.Group) and words:
            words = words[2:] if words[0] == "--lang" else words
            found = asked.get_command(context, words[0])
            assert found is not None, words
            asked, words = found, words[1:]
        options = {name for one in asked.params for name in (*one.opts, *one.secondary_opts)}
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= options | {"--help"}, (page.name, asked.name, given - options)
