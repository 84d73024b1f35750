"""Score the names of screening on labelled pairs, on generated names and on legal forms.

``python benchmarks/quality/screening_names.py [-v]``. Printed, each a share, more being better:

- ``name_bench F1, left out``: pairs of ``name_bench.csv`` (nomenklatura, ``contrib/name_bench``,
  MIT), by ten-fold cross-validation, so that no pair was seen by the regression that judged it,
  at the thresholds in use. ``STRONG tier``: pairs of that quality judged rightly by the model in
  use.
- ``corridor pairs``: positives and negatives of ``corridor_pairs.csv``, written for this project.
- ``persons across systems``: generated Russian, Ukrainian and Bulgarian names against their
  spelling by another system of ``data/transliteration/systems.csv``, and by two systems;
  ``persons at random``: pairs of different persons below the threshold.
- ``organisations translated``: names in Russian and Bulgarian and in English as official journals
  give them, ``organisations_translated.csv``; ``organisations at random``: all other pairs.
- ``persons in Arabic``: ``persons_arabic.csv``, likewise.
- ``legal forms``: variants of Mexican and Russian legal forms found whole; ``form changed``:
  generated companies found again under another form.

The glossary of terms was written by the same hands as ``organisations_translated.csv``: quote that
share as development data only. Rows of name_bench whose label the project disputes are in
``DISPUTED`` and count all the same.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.names import NameForm
from corredor.studies.screening.calc.score import score
from corredor.studies.screening.study.forms import name_reader
from corredor.studies.screening.study.scorer import score_model

Share: TypeAlias = tuple[float, int]
HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "scripts" / "build_data"))
import name_scores  # noqa: E402  # pyright: ignore[reportMissingImports]

DISPUTED: Final = (
    ("State Grid Corporation of Chile", "State Grid Corporation of China"),
    ("Friedrich Hans", "Hans Friedrich"),
    ("MUHAMMAD AL-AHDAL", "MOHAMMAD HAMDI MOHAMMAD SADIQ AL-AHDAL"),
    ("FAZEEL AL-PESHAWARI", "FAZEEL-A-TUL SHAYKH ABU MOHAMMED AMEEN AL-PESHAWARI"),
    ("SAIF AL-DIN AL-RAWI", "SAIF-AL-DIN FULAYYIH HASSAN TAHA AL-RAWI"),
    ("MOHAMAD IQBAL ABDURRAHIM", "MOHAMAD IQBAL ABDURRAHMAN"),
    ("Vladimir nitPu", "Vladimir Putin"),
    ("John Doe", "John Down"),
    ("Michelle Michaela", "Michelle Michi"),
    (
        "Wells Fargo Mortgage Backed Securities Trust 2005-AR16",
        "Wells Fargo Mortgage Backed Securities Trust 2006-AR16",
    ),
    ("BWI Industries, Inc.", "BAE Industries, Inc."),
    ("Apollo Investment Fund VIII L.P.", "Apollo Investment Fund IX L.P."),
)
"""One person or company by two labels, or opposite labels for like pairs."""
VOWELS: Final = "аеёиоуыэюяіїєў"
IOTATED: Final = "еёиюяіїє"
GENERATED: Final = 400
RANDOM: Final = 4000
GIVEN: Final = {
    "ru": "Алексей Юрий Евгений Фёдор Михаил Андрей Сергей Игорь Вячеслав Пётр Семён Илья Яков "
    "Дмитрий Эдуард Григорий Анатолий Татьяна Юлия Ксения Наталья Людмила Евгения Елена",
    "uk": "Олексій Юрій Євген Михайло Андрій Сергій Ігор Ярослав Володимир Григорій Іван Оксана "
    "Юлія Ксенія Наталія Олена Дмитро Василь Богдан Тарас",
    "bg": "Георги Димитър Йордан Юлиан Ангел Христо Пламен Любомир Красимир Цветан Ивайло Жельо "
    "Мария Цветелина Йорданка Христина Борислав Щерю",
}
ROOTS: Final = {
    "ru": "Ковальч Щербак Жук Хорош Цветк Чеботар Шевелёв Яковл Юдин Ершов Зайц Тимофе Соловь "
    "Ряб Гурь Ельц Афанась Кузнец Мордаш Воробь Лихач Пугач Фурц Бычк Журавл Любим",
    "uk": "Коваль Щерб Жук Хорош Чебот Шевч Яков Юхим Єрмо Зайч Тимош Солов Гнат Ґудз Кузьм",
    "bg": "Гърбач Христ Цвет Жел Щър Йорд Любен Кърдж Чолак Пешк Дойч Михайл Яник Юруков",
}
ENDINGS: Final = {
    "ru": ("ов", "ев", "ин", "ский", "ук", "енко", "ых", "ий"),
    "uk": ("енко", "ук", "чук", "ський", "ів", "ик"),
    "bg": ("ов", "ев", "ски", "лиев", "иев"),
}
SYLLABLES: Final = ("ba", "de", "mi", "to", "ra", "lu", "ves", "kan", "por", "ti", "gra", "nex")


def systems() -> dict[tuple[str, str], dict[tuple[str, str], str]]:
    """Return the spellings of each system of transliteration by letter and place."""
    found: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
    for row in read_data_table("transliteration", "systems"):
        rows = found.setdefault((row["system"], row["language"]), {})
        rows[row["letter"], row["where"]] = row["latin"]
    return found


def spelt(name: str, rows: dict[tuple[str, str], str]) -> str:
    """Return a Cyrillic name as a system spells it."""
    out = ""
    low = f" {name.lower()} "
    for before, letter, after in zip(low, low[1:], low[2:], strict=False):
        places = [
            ("initial", not before.isalpha()),
            ("after_vowel", before in VOWELS),
            ("after_soft", before in "ьъ"),
            ("before_i", after in IOTATED),
            ("between_vowels", before in VOWELS and after in VOWELS),
        ]
        place = next((p for p, holds in places if holds and (letter, p) in rows), "")
        out += rows.get((letter, place), letter)
    return " ".join(word[:1].upper() + word[1:] for word in out.split())


def cyrillic_persons(language: str, draws: random.Random) -> Iterator[str]:
    """Yield generated names of persons."""
    for _ in range(GENERATED):
        root, end = draws.choice(ROOTS[language].split()), draws.choice(ENDINGS[language])
        yield f"{draws.choice(GIVEN[language].split())} {root}{end}"


def share(held: Sequence[bool]) -> Share:
    """Return the share of what holds, and of how many."""
    return sum(held) / len(held), len(held)


class Judge:
    """Says whether two names would come to a person's eyes."""

    def __init__(self) -> None:
        self.form = name_reader().form
        self.model = score_model()

    def __call__(self, one: NameForm, other: NameForm) -> bool:
        limit = self.model.review[self.model.kind(one.schema, other.schema)]
        return score(one, other, self.model).value >= limit

    def forms(
        self, pairs: Sequence[tuple[str, str]], schema: str
    ) -> list[tuple[NameForm, NameForm]]:
        return [(self.form(one, schema), self.form(other, schema)) for one, other in pairs]

    def recall(self, forms: Sequence[tuple[NameForm, NameForm]]) -> Share:
        return share([self(one, other) for one, other in forms])

    def others(self, forms: Sequence[tuple[NameForm, NameForm]]) -> Share:
        """Return the share of random pairs that stay below the threshold."""
        draws = random.Random(1)
        pairs = [(draws.choice(forms)[0], draws.choice(forms)[1]) for _ in range(RANDOM)]
        kept = [(one, other) for one, other in pairs if (one, other) not in forms]
        return share([not self(one, other) for one, other in kept])


def name_bench(judge: Judge) -> dict[str, Share]:
    """Measure name_bench with every pair left out of its own regression."""
    pairs = name_scores.read_pairs(name_scores.PAIRS)
    x, y = name_scores.feature_rows(pairs), np.array([float(pair[3]) for pair in pairs])
    persons = np.array([pair[0] == "person" for pair in pairs])
    hits = np.zeros(len(y))
    for schema, rows in (("person", persons), ("organisation", ~persons)):
        hits[rows] = name_scores.left_out(x[rows], y[rows]) >= judge.model.review[schema]
    f1, precision, recall = name_scores.measures(hits, y, 1.0)
    strong = [pair for pair in pairs if pair[4] == "STRONG"]
    right = [
        judge(judge.form(one, schema), judge.form(other, schema)) == match
        for schema, one, other, match, _ in strong
    ]
    if "-v" in sys.argv:
        for pair, held in zip(strong, right, strict=True):
            if not held:
                print("  STRONG", pair)
    return {
        "name_bench F1, left out": (float(f1), len(pairs)),
        "name_bench precision, left out": (float(precision), int(hits.sum())),
        "name_bench recall, left out": (float(recall), int(y.sum())),
        "STRONG tier": share(right),
    }


def corridor(judge: Judge) -> dict[str, Share]:
    """Measure the pairs of the project's own corridor."""
    pairs = name_scores.read_pairs(HERE / "corridor_pairs.csv")
    found = [(judge(judge.form(a, s), judge.form(b, s)), match) for s, a, b, match, _ in pairs]
    positive = [hit for hit, match in found if match]
    negative = [not hit for hit, match in found if not match]
    return {
        "corridor pairs found": share(positive),
        "corridor pairs told apart": share(negative),
    }


def persons(judge: Judge) -> dict[str, Share]:
    """Measure generated persons across systems of transliteration."""
    draws = random.Random(2)
    by_name: list[tuple[str, str]] = []
    by_systems: list[tuple[str, str]] = []
    for language in GIVEN:
        ways = [rows for (_, of), rows in sorted(systems().items()) if of == language]
        for name in cyrillic_persons(language, draws):
            one, other = spelt(name, draws.choice(ways)), spelt(name, draws.choice(ways))
            by_name.append((name, one))
            by_systems.append((one, other))
    forms = judge.forms(by_name, "person")
    every = forms + judge.forms(by_systems, "person")
    if "-v" in sys.argv:
        for one, other in every:
            if not judge(one, other):
                print("  missed", one.text, "~", other.text)
    return {
        "persons across systems": judge.recall(forms),
        "persons by two systems": judge.recall(every[len(forms) :]),
        "persons at random": judge.others(forms),
    }


def listed(judge: Judge, file: str, schema: str, name: str) -> dict[str, Share]:
    """Measure a file of names in two scripts."""
    with (HERE / file).open(encoding="utf-8", newline="") as opened:
        pairs = [(row["name1"], row["name2"]) for row in csv.DictReader(opened)]
    forms = judge.forms(pairs, schema)
    return {name: judge.recall(forms), f"{name}, at random": judge.others(forms)}


def legal_forms(judge: Judge) -> dict[str, Share]:
    """Measure the variants of Mexican and Russian legal forms, and companies that change form."""
    variants = [
        variant
        for row in read_data_table("legal_forms")
        if row["jurisdiction"] in ("mx", "ru")
        for variant in (row["name"], *row["variants"].split("|"))
        if variant
    ]
    whole = [
        [token.key for token in judge.form(f"Zarandeo, {way}", "organisation").bearing]
        == ["zarandeo"]
        for variant in variants
        for way in {variant, variant.upper(), variant.replace(".", ""), variant.replace(".", ". ")}
    ]
    draws = random.Random(3)
    changed = []
    for _ in range(1000):
        words = ["".join(draws.choices(SYLLABLES, k=draws.randint(2, 4))) for _ in range(2)]
        name = " ".join(words[: draws.randint(1, 2)]).title()
        one, other = draws.sample(variants, 2)
        changed.append((f"{name}, {one}", f"{other} «{name}»"))
    return {
        "legal forms": share(whole),
        "form changed": judge.recall(judge.forms(changed, "organisation")),
    }


def main() -> None:
    """Print every share."""
    judge = Judge()
    found = {
        **name_bench(judge),
        **corridor(judge),
        **persons(judge),
        **listed(judge, "organisations_translated.csv", "organisation", "organisations translated"),
        **listed(judge, "persons_arabic.csv", "person", "persons in Arabic"),
        **legal_forms(judge),
    }
    for name, (value, cases) in found.items():
        print(f"{name:40} {value:.4f} of {cases}")


if __name__ == "__main__":
    main()
