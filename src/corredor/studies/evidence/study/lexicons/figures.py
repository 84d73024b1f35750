"""The words that make numbers figures, from the word lists and the table of currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, cast

from corredor.data.language import language_table
from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.figures.words import (
    Sense,
    Trie,
    UnitWords,
    folded_token,
    planted,
    tokens_of,
)
from corredor.studies.evidence.calc.forms import forms_of
from corredor.studies.evidence.calc.records import FigureKind
from corredor.studies.evidence.study.lexicons.lemmas import ADJECTIVE_ENDINGS, Lemmas, folded

PREFIXES: Final = {
    "p": ("pico", "pico", "пико"),
    "n": ("nano", "nano", "нано"),
    "u": ("micro", "micro", "микро"),
    "m": ("milli", "mili", "милли"),
    "c": ("centi", "centi", "санти"),
    "d": ("deci", "deci", "деци"),
    "da": ("deca", "deca", "дека"),
    "h": ("hecto", "hecto", "гекто"),
    "k": ("kilo", "kilo", "кило"),
    "M": ("mega", "mega", "мега"),
    "G": ("giga", "giga", "гига"),
    "T": ("tera", "tera", "тера"),
    "P": ("peta", "peta", "пета"),
    "E": ("exa", "exa", "экса"),
}
"""Prefixes of the International System: English, Spanish, Russian."""
CYRILLIC: Final = {"u": "мк", "k": "к", "M": "М", "G": "Г", "T": "Т", "P": "П", "E": "Э"} | {
    "n": "н",
    "m": "м",
    "c": "с",
    "p": "п",
    "da": "да",
    "d": "д",
    "h": "г",
}
LANGUAGES: Final = ("en", "es", "ru")
NOT_MONEY: Final = frozenset(
    (
        *("XAU", "XAG", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XEU", "XFO", "XFU"),
        *("USN", "USS", "CHE", "CHW", "CLF", "COU", "MXV", "UYI", "UYW", "BOV", "ECV"),
    )
)
"""Codes of metals, funds and units of account, whose names are words of their own."""
LINKING: Final = frozenset(("de", "del", "la", "las", "los", "el", "and", "y", "&", "the", "of"))


PER: Final = {"en": ("per", "a", "an", "/"), "es": ("por", "a la", "al", "/"), "ru": ("в", "/")}
"""What links a length with a time to a speed."""


def _cells(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


class _Builder:
    """Tables of one language in the making."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lemmas = Lemmas(language)
        self.entries: list[tuple[tuple[str, ...], Sense]] = []
        self.exact: Trie = {}
        self.before: dict[str, Sense] = {}
        self.moneys = [row for row in read_data_table("currencies") if row["code"] not in NOT_MONEY]
        order = [row["code"] for row in language_table("any", "currency_order")]
        self.rank = {code: place for place, code in enumerate(order)}
        self.live = {row["code"] for row in self.moneys if row["users"] and not row["dated"]}

    def named(self, phrase: Iterable[str], sense: Sense) -> None:
        """Note a name; the tree is planted when all lemmas are known."""
        self.entries.append((tuple(phrase), sense))

    def names(self) -> Trie:
        """Return the tree of all names."""
        table = self.lemmas.table()
        trie: Trie = {}
        for phrase, sense in self.entries:
            planted(trie, (table.get(word, word) for word in phrase), sense)
        return trie

    def ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return codes of currencies, those in use and widely traded first."""
        worst = len(self.rank)
        return tuple(
            sorted(
                set(codes),
                key=lambda code: (code not in self.live, self.rank.get(code, worst), code),
            )
        )

    def moneys_named(self) -> None:
        """Add the names of currencies."""
        nouns = {
            tuple(self.lemmas.hyphened(row["noun"])): row["codes"].split()
            for row in language_table(self.language, "currency_nouns")
        }
        aliases = [
            (self.lemmas.phrase(name), row["codes"].split())
            for row in language_table(self.language, "currency_names")
            for name in _cells(row["name"])
        ]
        named = dict[tuple[str, ...], list[str]]()
        for row in sorted(self.moneys, key=lambda row: (bool(row["dated"]), row["code"])):
            cells = _cells(row[self.language])
            for name in cells[:1]:
                self._learn_adjectives(name)
            for name in cells:
                named.setdefault(tuple(self.lemmas.known(name)), []).append(row["code"])
        shared = dict[str, list[str]]()
        adjectives = dict[str, set[tuple[str, ...]]]()
        heads = {noun[0] for noun in nouns if len(noun) == 1}
        for phrase, codes in [*((tuple(a), c) for a, c in aliases), *named.items()]:
            for at, token in enumerate(phrase):
                if token in heads and len(phrase) > 1:
                    shared.setdefault(token, []).extend(codes)
                    rest = phrase[:at] + phrase[at + 1 :]
                    adjectives.setdefault(codes[0], set()).add(rest)
        for alias, codes in aliases:
            if len(codes) == 1 or tuple(alias) not in named:
                self.named(alias, self.money(codes))
        for phrase, codes in named.items():
            live = [code for code in codes if code in self.live]
            bare = nouns.get(phrase)
            self.named(phrase, self.money(bare or live[:1] or codes))
        for noun, codes in nouns.items():
            every = codes or self.ordered(shared.get(noun[0], ()))
            if every:
                self.named(noun, self.money(every, noun=" ".join(noun)))
        self._subunits(adjectives)

    def _learn_adjectives(self, name: str) -> None:
        words = name.split()
        for at, word in enumerate(words):
            russian = self.language == "ru" and word.endswith(ADJECTIVE_ENDINGS)
            spanish = self.language == "es" and at and not {word, words[at - 1]} & LINKING
            if russian or spanish:
                self.lemmas.learn(word, "a")

    def money(self, codes: Iterable[str], noun: str = "", scale: Decimal = Decimal(1)) -> Sense:
        """Return the sense of a name of money."""
        units = tuple(codes)
        return Sense(
            "money",
            units,
            scale,
            word=noun in _homographs("name"),
            dollar=len(units) > 1 and units[0] == "USD",
        )

    def _subunits(self, adjectives: dict[str, set[tuple[str, ...]]]) -> None:
        for row in language_table("any", "subunits"):
            scale = 1 / Decimal(row["per"])
            codes = row["codes"].split()
            sense = Sense("money", tuple(codes), scale, subunit=True, dollar=codes[0] == "USD")
            for name in _cells(row[self.language]):
                head = self.lemmas.phrase(name)
                self.named(head, sense)
                if len(head) > 1:
                    continue
                for code in codes:
                    own = Sense("money", (code,), scale, subunit=True)
                    for rest in sorted(adjectives.get(code, ())):
                        after = self.language == "es" or (
                            self.language == "ru" and not rest[-1].endswith("ий")
                        )
                        self.named((*head, *rest) if after else (*rest, *head), own)
            for symbol in _cells(row["symbols"]):
                planted(self.exact, tokens_of(symbol), sense)
                if symbol == "¢":
                    self.before.setdefault(symbol, sense)

    def symbols(self) -> None:
        """Add symbols and letter codes of currencies."""
        for row in language_table("any", "currency_symbols"):
            symbol = row["symbol"]
            codes = [code.partition("*") for code in row["codes"].split()]
            scale = Decimal(codes[0][2] or 1)
            sense = self.money([code for code, _, _ in codes], scale=scale)
            if row["context"]:
                sense = Sense("money", sense.units, context=True)
            else:
                planted(self.exact, tokens_of(symbol), sense)
            if row["side"] != "after":
                self.before.setdefault(symbol, sense)
            if len(symbol) > 1 and symbol[-2].isalpha() and not symbol[-1].isalpha():
                self._spaced(symbol, sense)
            if not symbol.isalpha():
                self.before.setdefault(symbol.lower(), sense)
                self.before.setdefault(symbol.upper(), sense)
                planted(self.exact, tokens_of(symbol.lower()), sense)
            elif scale > 1:
                planted(self.exact, tokens_of(symbol.upper()), sense)
        lower = {row["code"] for row in language_table("any", "currency_order") if row["lower"]}
        for row in self.moneys:
            code = row["code"]
            sense = Sense("money", (code,), word=code in _homographs("code"))
            self.before.setdefault(code, sense)
            planted(self.exact, [code], sense)
            planted(self.exact, [code, "$"], sense)
            if code in lower:
                self.before.setdefault(code.lower(), sense)
                self.before.setdefault(code.capitalize(), sense)
                self.named([code.lower()], sense)

    def _spaced(self, symbol: str, sense: Sense) -> None:
        """Add a symbol whose sign stands apart, "HK $", unless its letters are a word."""
        letters, sign = symbol[:-1], symbol[-1]
        if sign == "." or letters in _homographs("letters"):
            return
        self.before.setdefault(f"{letters} {sign}", sense)
        if len(letters) > 1 or letters.lower() not in _homographs("small_letters"):
            self.before.setdefault(f"{letters.lower()} {sign}", sense)

    def units(self) -> None:
        """Add the names and symbols of units."""
        column = LANGUAGES.index(self.language)
        for row in language_table("any", "units"):
            unit, kind = row["unit"], cast(FigureKind, row["kind"])
            for symbol in _cells(row["symbols"]):
                sense = Sense(kind, (unit,), word=symbol in _homographs("unit"))
                planted(self.exact, tokens_of(symbol), sense)
            for name in _cells(row[self.language]):
                self.named(self.lemmas.hyphened(name), Sense(kind, (unit,)))
            for prefix in row["prefixes"].split():
                self._prefixed(row, prefix, PREFIXES[prefix][column])

    def _prefixed(self, row: dict[str, str], prefix: str, spelled: str) -> None:
        unit = prefix + row["unit"]
        kind = cast(FigureKind, row["kind"])
        sense = Sense(kind, (unit,))
        for symbol in _cells(row["symbols"]):
            if not symbol[0].isalpha() or symbol.endswith("."):
                continue
            cyrillic = "а" <= symbol[0].lower() <= "я"
            mark = CYRILLIC[prefix] if cyrillic else prefix
            planted(self.exact, tokens_of(mark + symbol), sense)
            if mark == "u":
                planted(self.exact, tokens_of(f"µ{symbol}"), sense)
                planted(self.exact, tokens_of(f"μ{symbol}"), sense)
            if mark == "k" and symbol in ("W", "Wh", "B", "g", "m", "V"):
                planted(self.exact, tokens_of(f"K{symbol}"), sense)
        for name in _cells(row[self.language]):
            head, _, listed = name.partition("=")
            hyphen, head = ("-", head[1:]) if head.startswith("-") else ("", head)
            forms = "=" + " ".join(spelled + form for form in listed.split()) if listed else ""
            self.named(self.lemmas.hyphened(hyphen + spelled + head + forms), sense)

    def speeds(self) -> None:
        """Add the names of lengths, each per second, minute and hour."""
        rows = {row["unit"]: row for row in language_table("any", "units")}
        lengths = [("m", name) for name in ("m", "km", "cm", "mm")] + [
            (unit, unit) for unit in ("foot", "inch", "yard", "mile")
        ]
        column = LANGUAGES.index(self.language)
        for base, unit in lengths:
            spelled = "" if unit == base else PREFIXES[unit[0]][column]
            names = [spelled + name.partition("=")[0] for name in _cells(rows[base][self.language])]
            for time in ("s", "min", "h"):
                self._speed(unit, names, time, _cells(rows[time][self.language]))

    def _speed(self, unit: str, names: list[str], time: str, times: list[str]) -> None:
        sense = Sense("measure", (f"{unit}/{time}",))
        for name in names:
            for span in times:
                for link in PER[self.language]:
                    phrase = [name, *link.split(), span.partition("=")[0]]
                    self.named([token for word in phrase for token in folded(word)], sense)

    def nouns(self) -> None:
        """Add the nouns that are counted."""
        for row in language_table("any", "counted_nouns"):
            sense = Sense("count", (row["unit"],), noun=row["noun"])
            for name in _cells(row[self.language]):
                self.named(self.lemmas.phrase(name), sense)


@lru_cache(maxsize=4)
def _homographs(kind: str) -> frozenset[str]:
    """Return names, codes or letters of money that are other words too."""
    rows = language_table("any", "unit_homographs")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


def _phrases(language: str) -> tuple[dict[str, Trie], dict[str, frozenset[str]]]:
    phrases: dict[str, Trie] = {}
    single: dict[str, frozenset[str]] = {}
    for row in language_table(language, "figure_stops"):
        group = "rate" if row["kind"].startswith("rate_") else row["kind"]
        trie = phrases.setdefault(group, {})
        words = _cells(row["words"])
        for word in words:
            planted(trie, map(folded_token, tokens_of(word)), row["kind"])
        folded = (folded_token(word) for word in words)
        single[row["kind"]] = single.get(row["kind"], frozenset()) | frozenset(folded)
    return phrases, single


def _bounds(language: str, side: str) -> Iterator[tuple[list[str], str]]:
    for row in language_table(language, "bounds"):
        if row["side"] == side:
            for phrase in _cells(row["phrases"]):
                tokens = [folded_token(token) for token in tokens_of(phrase.strip())]
                yield (tokens[::-1] if side == "before" else tokens), row["qualifier"]


def _changes(language: str) -> dict[str, str]:
    """Return the forms of the words of change, each with its kind."""
    forms: dict[str, str] = {}
    for row in language_table(language, "figure_changes"):
        for cell in _cells(row["words"]):
            word, _, listed = cell.partition("=")
            for form in forms_of(language, word, row["part"], listed):
                forms.setdefault(folded_token(form), row["kind"])
    return forms


def _dollars(names: Trie, lemmas: dict[str, str], sign: Sense) -> re.Pattern[str]:
    """Return the pattern of what may name a currency that is written with "$"."""
    heads = {
        lemma
        for lemma, node in names.items()
        for sense in (cast(Sense | None, node.get("")),)
        if sense is not None and sense.kind == "money" and not sense.subunit
        if len(sense.units) > 1 and set(sense.units) & set(sign.units)
    }
    forms = sorted({form for form, lemma in lemmas.items() if lemma in heads and len(form) > 2})
    if "dolar" in forms:
        forms += [form.replace("dolar", "dólar") for form in forms if form.startswith("dolar")]
    forms += [form.capitalize() for form in forms]
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))}|{'|'.join(sign.units)})\b")


@lru_cache(maxsize=8)
def unit_words(language: str) -> UnitWords:
    """Return the units, moneys, counted nouns and bounds of a language.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``.

    Examples
    --------
    >>> unit_words("en").names["dollar"][""].units[:2]
    ('USD', 'AUD')
    """
    builder = _Builder(language)
    builder.moneys_named()
    builder.units()
    builder.speeds()
    builder.nouns()
    builder.symbols()
    before: Trie = {}
    after: Trie = {}
    for tokens, qualifier in _bounds(language, "before"):
        planted(before, tokens, qualifier)
    for tokens, qualifier in _bounds(language, "after"):
        planted(after, tokens, qualifier)
    phrases, single = _phrases(language)
    users = {row["code"]: frozenset(row["users"].split()) for row in builder.moneys}
    lemmas, names = builder.lemmas.table(), builder.names()
    return UnitWords(
        language,
        builder.exact,
        names,
        builder.before,
        lemmas,
        before,
        after,
        phrases,
        single,
        users,
        _changes(language),
        _dollars(names, lemmas, builder.before["$"]),
    )
