"""Score derivations on copies, cuts, merges, paraphrases and translations of our own texts.

``python benchmarks/quality/derivation.py [FOLDER]``; FOLDER holds ``<topic>.<language>.txt``, and
``<topic>-own.<language>.txt`` for an independent report on the same topic. Counted twice: the
expected number of origins of the text and what was made of it is above 1.5.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from corredor.studies.evidence.calc.derivation import Prepared, derivations, prepared
from corredor.studies.evidence.calc.origins import Tie, Voice, expected_origins
from corredor.studies.evidence.engine import vectors

ROOT: Final = Path(__file__).parents[2]
TEXTS: Final = ROOT / "tests" / "studies" / "evidence" / "calc" / "derivation" / "texts"
SEEDS: Final = range(2)
TWICE: Final = 1.5
FALSE: Final = 0.5
GOAL: Final = 0.01
_SENTENCE: Final = re.compile(r"(?<=[.!?…»”\"])\s+(?=[\w«“\"—])|\n+")


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


@dataclass(frozen=True)
class Case:
    """A text and what was made of it."""

    operation: str
    language: str
    original: Prepared
    made: Prepared


def typography(text: str, language: str, pool: list[str], chance: random.Random) -> str:
    """Other quotation marks, spaces and dashes, no accents, soft hyphens, capitals in the title."""
    marks = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "—": "-", "’": "'"})
    title, _, rest = text.translate(marks).partition("\n")
    rest = re.sub(r"(\w{5})(\w{4})", "\\1\u00ad\\2", rest) if chance.random() < 0.5 else rest
    return title.upper() + "\n" + rest.replace(" ", "\u00a0" if chance.random() < 0.5 else " ")


def cut(text: str, language: str, pool: list[str], chance: random.Random) -> str:
    held = sentences(text)
    kept = sorted(chance.sample(range(len(held)), len(held) // 2))
    return " ".join(held[at] for at in kept)


def lead(text: str, language: str, pool: list[str], chance: random.Random) -> str:
    return " ".join(sentences(text)[1:4])


def reordered(text: str, language: str, pool: list[str], chance: random.Random) -> str:
    held = sentences(text)
    return " ".join(chance.sample(held, len(held)))


def merged(text: str, language: str, pool: list[str], chance: random.Random) -> str:
    """Half of the text among the sentences of two others."""
    held = sentences(text)
    kept = sorted(chance.sample(range(len(held)), len(held) // 2))
    others = [one for other in chance.sample(pool, 2) for one in sentences(other)]
    at = chance.randrange(len(others))
    return " ".join([*others[:at], *(held[i] for i in kept), *others[at:]])


def reworded(share: float) -> Callable[[str, str, list[str], random.Random], str]:
    """Replace a share of the words by words of other texts, drop some, swap neighbours."""

    def made(text: str, language: str, pool: list[str], chance: random.Random) -> str:
        others = re.findall(r"\w+", " ".join(pool))
        words = text.split(" ")
        for at, word in enumerate(words):
            if chance.random() < share:
                words[at] = re.sub(r"\w+", lambda _: chance.choice(others), word, count=1)
        words = [word for word in words if chance.random() > share / 4]
        for at in range(len(words) - 1):
            if chance.random() < share / 4:
                words[at], words[at + 1] = words[at + 1], words[at]
        return " ".join(words)

    return made


OPERATIONS: Final = {
    "copy, other typography": typography,
    "cut to half": cut,
    "lead of three sentences": lead,
    "sentences reordered": reordered,
    "half of it merged into two others": merged,
    "15 % of words changed": reworded(0.15),
    "25 % of words changed": reworded(0.25),
    "35 % of words changed, cut": lambda t, la, p, c: reworded(0.35)(cut(t, la, p, c), la, p, c),
}
TRANSLATIONS: Final = {
    "translation": lambda text, la, pool, chance: text,
    "translation, cut to half": cut,
    "translation, reordered": reordered,
    "half of a translation merged into two others": merged,
}


def texts(folder: Path) -> dict[tuple[str, str], str]:
    """Return the texts by topic and language."""
    return {
        (path.name.split(".")[0], path.name.split(".")[1]): path.read_text("utf-8")
        for path in sorted(folder.glob("*.*.txt"))
    }


def topic(name: str) -> str:
    return name.split("-")[0]


def cases(held: dict[tuple[str, str], str]) -> Iterator[Case]:
    for (name, language), text in held.items():
        others = [
            other for (n, la), other in held.items() if la == language and topic(n) != topic(name)
        ]
        for seed in SEEDS:
            for operation, function in OPERATIONS.items():
                chance = random.Random(f"{name} {language} {operation} {seed}")
                made = function(text, language, others, chance)
                yield Case(operation, language, prepared(text, language), prepared(made, language))
        for other in sorted({la for (n, la) in held if n == name} - {language}):
            foreign = [o for (n, la), o in held.items() if la == other and topic(n) != topic(name)]
            for seed in SEEDS if "-own" not in name else ():
                for operation, function in TRANSLATIONS.items():
                    chance = random.Random(f"{name} {language} {other} {operation} {seed}")
                    made = function(held[name, other], other, foreign, chance)
                    yield Case(
                        operation, f"{language}-{other}", prepared(text, language),
                        prepared(made, other),
                    )  # fmt: skip


def origins(case: Case) -> float:
    """Return the expected number of origins of a text and of what was made of it."""
    documents = {"a": case.original, "b": case.made}
    found = derivations(documents, vectors.alignments(documents))
    ties = [Tie(edge.first, edge.second, edge.probability) for edge in found]
    return expected_origins([Voice("a", ("a",)), Voice("b", ("b",))], ties).expected


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    held = texts(folder)
    counted: dict[str, list[float]] = {}
    for case in cases(held):
        counted.setdefault(case.operation, []).append(origins(case))
    for operation, found in counted.items():
        twice = sum(count > TWICE for count in found)
        mean = sum(found) / len(found)
        print(f"{operation}: {twice} of {len(found)} counted twice, mean origins {mean:.3f}")
    made = [count for found in counted.values() for count in found]
    share = sum(count > TWICE for count in made) / len(made)
    print(f"all: {share:.4f} of {len(made)} counted twice, goal {GOAL}")
    false: list[str] = []
    pairs = [
        (one, two)
        for one, two in combinations(held, 2)
        if topic(one[0]) != topic(two[0]) or (one[0] != two[0] and "-own" in one[0] + two[0])
    ]
    documents = {".".join(name): prepared(text, name[1]) for name, text in held.items()}
    edges = derivations(documents, vectors.alignments(documents))
    known = {(edge.first, edge.second): edge.probability for edge in edges}
    for one, two in pairs:
        first, second = sorted((".".join(one), ".".join(two)))
        if known.get((first, second), 0.0) >= FALSE:
            false.append(f"{first} {second} {known[first, second]}")
    print(f"false pairs: {len(false)} of {len(pairs)}", *false, sep="\n  ")


if __name__ == "__main__":
    main()
