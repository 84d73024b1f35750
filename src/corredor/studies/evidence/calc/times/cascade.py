"""Cascade: rules over the kinds of tokens, each of which replaces what it matches by one item.

A pattern is a regular expression whose letters are kinds: ``DAY OF? MONTH``. Kinds are capital
words; a word of the text may be of several kinds, and a kind matches whichever has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

import regex as re

from corredor.studies.evidence.calc.times.needs import needed

NAME: Final = re.compile(r"(?<![<\\\w])[A-Z][A-Z0-9]+")
FIRST: Final = 0xE000
"""First code point of Unicode's private use area, of which each set of kinds gets one."""
NONE: Final = "\uf8ff"
LONGEST_KEPT: Final = 32
"""Items of the longest line whose rules are remembered."""
LINES_KEPT: Final = 16384


@dataclass(slots=True)
class Item:
    """A token or what rules have made of several: its span and its value by kind."""

    code: str
    start: int
    end: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Parts:
    """The items that a rule matched, by group of its pattern."""

    items: Sequence[Item]
    groups: Mapping[str, tuple[int, int]]
    text: str

    def __contains__(self, group: str) -> bool:
        return self.groups.get(group, (-1, -1))[0] >= 0

    def __getitem__(self, group: str) -> Item:
        return self.items[self.groups[group][0]]

    def get(self, group: str) -> Item | None:
        """Return the first item of a group, None where the group matched nothing."""
        start = self.groups.get(group, (-1, -1))[0]
        return self.items[start] if start >= 0 else None

    def span(self, group: str) -> Sequence[Item]:
        """Return the items of a group."""
        start, end = self.groups.get(group, (-1, -1))
        return self.items[start:end] if start >= 0 else ()

    def glued(self, first: int, last: int) -> bool:
        """Whether the items from first to last stand without blanks between them."""
        pairs = zip(self.items[first:last], self.items[first + 1 : last + 1], strict=True)
        return all(one.end == other.start for one, other in pairs)


Build = Callable[["Parts"], "tuple[str, object] | Split | None"]


@dataclass(frozen=True, slots=True)
class Split:
    """What a rule makes when it makes several items: kind, value, first and last item of each."""

    pieces: tuple[tuple[str, object, int, int], ...]


@dataclass(frozen=True)
class Rule:
    """A pattern over kinds and what it makes; `languages` empty for all."""

    pattern: str
    build: Build
    languages: tuple[str, ...] = ()


class Compiled(NamedTuple):
    """A rule as a regular expression over code points.

    A line is looked at only if it holds one of the codes of each of `needs`, which are sets of
    bits as `Codes.bits` gives them.
    """

    pattern: re.Pattern[str]
    groups: tuple[str, ...]
    build: Build
    needs: tuple[int, ...]


@dataclass
class Codes:
    """One private code point for each set of kinds; grows while the lexicon is built."""

    kinds: dict[frozenset[str], str] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)

    def of(self, kinds: Iterable[str]) -> str:
        """Return the code point of a set of kinds."""
        key = frozenset(kinds)
        if key not in self.kinds:
            self.kinds[key] = chr(FIRST + len(self.kinds))
        return self.kinds[key]

    def alone(self, kind: str) -> str:
        """Return the code point of the set of one kind."""
        code = self.single.get(kind)
        if code is None:
            code = self.single[kind] = self.of((kind,))
        return code

    def having(self, names: Iterable[str]) -> str:
        """Return the code points of all sets that hold one of the kinds."""
        wanted = frozenset(names)
        return "".join(sorted(code for kinds, code in self.kinds.items() if kinds & wanted))


def bits_of(line: Iterable[str]) -> int:
    """Return code points as a set of bits."""
    bits = 0
    for code in line:
        bits |= 1 << (ord(code) - FIRST)
    return bits


def compiled(
    rules: Iterable[Rule], language: str, codes: Codes, unions: Mapping[str, tuple[str, ...]]
) -> tuple[Compiled, ...]:
    """Return the rules of a language as regular expressions over code points."""

    def having(kind: str) -> str:
        return codes.having(unions.get(kind, (kind,)))

    def letters(found: re.Match[str]) -> str:
        made = having(found[0])
        return f"[{made}]" if made else NONE

    def made(rule: Rule) -> Compiled:
        pattern = re.compile(NAME.sub(letters, rule.pattern).replace(" ", ""))
        needs = [bits_of("".join(map(having, kinds))) for kinds in needed(rule.pattern)]
        rarest_first = tuple(sorted(set(needs), key=int.bit_count))
        return Compiled(pattern, tuple(pattern.groupindex), rule.build, rarest_first)

    return tuple(made(rule) for rule in rules if not rule.languages or language in rule.languages)


class Cascade:
    """Rules in their order, over lines of codes.

    Which rule is the next to match depends on the line alone, and lines are few: "in 2024" and
    "since 1998" are one. So it is remembered for short ones.
    """

    def __init__(self, rules: Iterable[Compiled], codes: Codes) -> None:
        self.rules = tuple(rules)
        self.codes = codes
        self._remembered = lru_cache(maxsize=LINES_KEPT)(self._searched)

    def reduced(self, items: list[Item], text: str) -> list[Item]:
        """Return the items after all rules, in their order."""
        line = "".join([item.code for item in items])
        at = self._next(line, 0)
        while at < len(self.rules):
            made = _applied(self.rules[at], items, line, self.codes, text)
            if made is not None:
                items, line = made
            at = self._next(line, at + 1)
        return items

    def _next(self, line: str, first: int) -> int:
        """Return the number of the next rule that matches, their count where none does."""
        if len(line) <= LONGEST_KEPT:
            return self._remembered(line, first)
        return self._searched(line, first)

    def _searched(self, line: str, first: int) -> int:
        present = bits_of(set(line))
        for at in range(first, len(self.rules)):
            rule = self.rules[at]
            if all(need & present for need in rule.needs) and any(
                found.end() > found.start() for found in rule.pattern.finditer(line)
            ):
                return at
        return len(self.rules)


def _applied(
    rule: Compiled, items: list[Item], line: str, codes: Codes, text: str
) -> tuple[list[Item], str] | None:
    """Return the items after one rule and the line of their codes; None where it makes nothing."""
    pattern = rule.pattern
    made: list[Item] = []
    written: list[str] = []
    at = 0
    for found in pattern.finditer(line):
        start, end = found.span()
        if start == end or start < at:
            continue
        groups = {
            name: (first - start, last - start)
            for name in rule.groups
            for first, last in (found.span(name),)
            if first >= 0
        }
        result = rule.build(Parts(items[start:end], groups, text))
        if result is None:
            continue
        pieces = result.pieces if isinstance(result, Split) else ((*result, 0, end - start - 1),)
        for kind, value, first, last in pieces:
            code = codes.alone(kind)
            made += items[at : start + first]
            made.append(
                Item(code, items[start + first].start, items[start + last].end, {kind: value})
            )
            written += line[at : start + first], code
            at = start + last + 1
        made += items[at:end]
        written.append(line[at:end])
        at = end
    return (made + items[at:], "".join(written) + line[at:]) if made else None
