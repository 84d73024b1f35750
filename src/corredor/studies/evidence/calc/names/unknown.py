"""Names that no table knows: whether they are any, and of what kind, by what stands around them."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.names.inflection import adjectival, nominatives
from corredor.studies.evidence.calc.names.scan import Name, Scan

_RUSSIAN_SURNAME: Final = (
    *("ов", "ев", "ин", "ын", "ский", "цкий", "ская", "цкая", "ова", "ева", "ина", "ына", "енко"),
    *("ян", "дзе", "швили", "ук", "юк", "ич", "ых", "их", "айло", "ман", "берг", "штейн"),
)


_STATE: Final = ("рос", "мин", "гос", "глав", "евро", "сбер")


PATRONYMIC: Final = ("ович", "евич", "овна", "евна", "ична", "инична", "ьич", "кузьмич")


LIST_REACH: Final = 60
OUTLET_REACH: Final = 4
"""Words before a Spanish outlet's name among which a word such as "diario" stands."""
_RUSSIAN_PARTICLES: Final = frozenset(("бин", "ибн", "аль", "фон", "да", "ван", "дер", "дос", "ла"))


def typed_unknown(scan: Scan, at: int, after: int) -> Name:
    """Return a name that no table knows, typed by what stands before it."""
    tokens = scan.tokens
    word = tokens.word[at]
    before = tokens.low[at - 1] if at and tokens.joined(at) else ""
    article = before in scan.words.classes["article"]
    if tokens.low[at] in scan.words.classes["foreign_article"] and after - at > 1:
        return Name(at, after, "organisation", "unknown", sure=False)
    if article and at > 1 and tokens.joined(at - 1):
        before = tokens.low[at - 2]
    quoted = tokens.gap[at][-1:] in ("«", "“", '"')
    titled = at > 0 and (tokens.low[at - 1] in scan.words.titles) and tokens.joined(at)
    if titled or _after_role(scan, at):
        gender = scan.words.titles.get(tokens.low[at - 1], "") if titled else ""
        return Name(at, particle_end(scan, after), "person", "unknown", gender=gender)
    if word.isupper() and len(word) > 1:
        return Name(at, after, "organisation", "acronym", sure=False)
    if quoted:
        return Name(at, after, "organisation", "quoted", sure=False)
    if scan.words.language == "en" and after - at == 1 and _administration(scan, after):
        return Name(at, after, "person", "unknown", sure=False)
    if before == "at" and not titled:
        return Name(at, after, "organisation", "unknown", sure=False)
    if _of_people(scan, at, after):
        return Name(at, after, "organisation", "people", sure=False)
    outlet = outlet_end(scan, at, after)
    if outlet:
        return Name(at, outlet, "organisation", "outlet", sure=False)
    if before == "to" and at > 1 and tokens.low[at - 2] in scan.words.classes["not_way"]:
        before = ""
    locative = before in scan.words.classes["locative"] and not (article and after - at > 1)
    if scan.words.language == "ru":
        return _russian_unknown(scan, at, after, locative)
    if locative:
        return Name(at, after, "place", "unknown", sure=False)
    if 2 <= after - at <= 4 and not article:
        return Name(at, particle_end(scan, after), "person", "unknown", sure=False)
    return Name(at, after, "organisation", "unknown", sure=False)


def _administration(scan: Scan, after: int) -> bool:
    """Whether a head of state's administration is named: "the Sheinbaum |administration"."""
    return (
        after < len(scan.tokens)
        and scan.tokens.joined(after)
        and scan.tokens.low[after] == "administration"
    )


def outlet_end(scan: Scan, at: int, after: int) -> int:
    """Return the end of an outlet's name after "entrevista para", "columna en"; 0 elsewhere."""
    tokens = scan.tokens
    if scan.words.language == "ru" or not tokens.joined(at):
        return 0
    reach = OUTLET_REACH if scan.words.language == "es" else 1
    if not any(
        tokens.low[n] in scan.words.classes["outlet_noun"] for n in range(max(0, at - reach), at)
    ):
        return 0
    while after + 1 < len(tokens) and tokens.joined(after) and tokens.joined(after + 1):
        linked = (
            tokens.low[after] in scan.words.classes["outlet_link"] and tokens.capital[after + 1]
        )
        if not linked or after + 1 in scan.places or after + 1 in scan.bodies:
            break
        after = scan.run_end(after + 1)
    return after


def _after_role(scan: Scan, at: int) -> bool:
    return scan.tokens.joined(at) and any(
        scan.roles[number][0] == at for number in range(max(0, at - 4), at) if number in scan.roles
    )


def _russian_unknown(scan: Scan, at: int, after: int, locative: bool) -> Name:
    tokens = scan.tokens
    low = tokens.low
    linked = particle_end(scan, after)
    if linked > after:
        return Name(at, linked, "person", "unknown", sure=False)
    if not "а" <= low[at][-1] <= "я":
        return Name(at, after, "organisation", "latin", sure=False)
    if any(low[n].endswith(PATRONYMIC) for n in range(at, after)):
        return Name(at, after, "person", "full")
    surname = next(nominatives(low[after - 1], "")).endswith(_RUSSIAN_SURNAME)
    if after - at == 1:
        if not surname and low[at].startswith(_STATE) and low[at] not in scan.words.first_names:
            return Name(at, after, "organisation", "unknown", sure=False)
        if surname and not locative:
            return Name(at, after, "person", "unknown", sure=False)
        if any(c.isupper() for c in tokens.word[at].split("-")[0][1:]):
            return Name(at, after, "organisation", "unknown", sure=False)
        speaks = after < len(tokens) and low[after] in scan.words.classes["personal"]
        speaks = speaks or (at > 0 and low[at - 1] in scan.words.classes["personal"])
        kind = "place" if locative else "person" if speaks else "organisation"
        return Name(at, after, kind, "unknown", sure=False)
    if adjectival(low[at]) and not surname:
        return Name(at, after, "place", "unknown", sure=False)
    return Name(at, after, "place" if locative else "person", "unknown", sure=False)


def _of_people(scan: Scan, at: int, after: int) -> bool:
    """Whether an unknown word looks like an adjective of a people or faith: "Mayan studies"."""
    tokens = scan.tokens
    return (
        scan.words.language == "en"
        and after - at == 1
        and len(tokens.low[at]) > 4
        and tokens.low[at].endswith(("an", "ans", "ese", "ish", "ic"))
        and (
            tokens.low[at].endswith("ans")
            or (after < len(tokens) and tokens.joined(after) and not tokens.capital[after])
        )
    )


def particle_end(scan: Scan, after: int) -> int:
    """Return the end of a name that goes on after particles: "Salinas |de Gortari"."""
    tokens = scan.tokens
    number = after
    while number < len(tokens) and number < after + 3 and tokens.joined(number):
        if tokens.capital[number]:
            break
        if tokens.low[number] not in scan.words.classes["particle"]:
            return after
        number += 1
    if number == after or number >= len(tokens) or not tokens.joined(number):
        return after
    barred = (
        not tokens.capital[number]
        or number in scan.places
        or number in scan.bodies
        or number in scan.roles
        or scan.head(number) is not None
        or (scan.words.language == "ru" and tokens.low[number - 1] not in _RUSSIAN_PARTICLES)
        or (tokens.low[number - 1] in ("y", "e") and scan.given(number))
        or tokens.word[number].isupper()
    )
    if barred or (tokens.low[after] in scan.words.classes["article"] | {"y", "e", "le"}):
        return after
    return scan.run_end(number)


def evident(scan: Scan, at: int, after: int) -> bool:
    """Whether words at the start of a sentence are a name: known elsewhere, acronym, or several."""
    tokens = scan.tokens
    word = tokens.word[at]
    if tokens.low[at] in scan.elsewhere:
        return True
    if scan.words.language == "ru" and any(
        form in scan.elsewhere for form in nominatives(tokens.low[at], "")
    ):
        return True
    if tokens.sentence[at] in tokens.headline:
        return False
    if any(map(str.isupper, word[1:])):
        return True
    closed = after < len(tokens) and tokens.gap[after][:1] in ("»", "”", '"')
    if tokens.gap[at][-1:] in ("«", "“", '"') and closed and after - at <= 3:
        return True
    if tokens.low[at] in scan.lowered or _plain(scan, at):
        return False
    return after - at > 1 or _listed(scan, after)


def _listed(scan: Scan, after: int) -> bool:
    """Whether "and" and another unknown capitalised word follow."""
    tokens = scan.tokens
    return (
        after + 1 < len(tokens)
        and tokens.low[after] in scan.words.classes["and"]
        and tokens.joined(after)
        and tokens.joined(after + 1)
        and tokens.capital[after + 1]
    )


def plain_words(scan: Scan, at: int, after: int) -> bool:
    """Whether capitalised words are ordinary ones: "Growth Prospects", «Среднему» коридору."""
    tokens = scan.tokens
    low = tokens.low[after - 1]
    titled = at > 0 and tokens.joined(at) and tokens.low[at - 1] in scan.words.titles
    if titled or _after_role(scan, at) or tokens.gap[at][-1:] in ("«", "“", '"'):
        return False
    if scan.words.language != "ru":
        first = tokens.low[at]
        known = first in scan.lowered or first in scan.words.fields
        known = known and first not in scan.words.classes["foreign_article"]
        if known and 2 <= after - at <= 4 and not scan.given(at) and not tokens.word[at].isupper():
            return True
        ordinary = low.endswith(_ORDINARY[scan.words.language])
        return ordinary and 2 <= after - at <= 4 and not tokens.word[after - 1].isupper()
    noun_follows = (
        after < len(tokens)
        and tokens.joined(after)
        and not tokens.capital[after]
        and not tokens.low[after].endswith(_FINITE)
    )
    if after - at > 1 or not noun_follows or not adjectival(low):
        return False
    return low not in scan.words.first_names and not low.endswith(_ADJECTIVE_NAMES)


_ORDINARY: Final = {
    "en": (
        *("tion", "tions", "ment", "ments", "ity", "ities", "ness", "ship", "ships", "ism"),
        *("ects", "ures", "ing", "ings", "ics", "ances", "ences", "ages"),
    ),
    "es": (
        *("ción", "ciones", "sión", "siones", "dad", "dades", "miento", "mientos", "ismo"),
        *("ales", "icas", "icos", "tivas", "tivos", "arios", "arias"),
    ),
}
"""Endings of nouns and adjectives that names of persons and bodies don't close with."""
_ADJECTIVE_NAMES: Final = (
    *("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую"),
    *("цкий", "цкого", "цкому", "цким", "цком", "цкая", "цкой", "цкую", "ых", "их"),
)


_FINITE: Final = ("л", "ла", "ли", "ло", "ет", "ит", "ют", "ят", "ся", "и", "в", "на", "с")


def ends_list(scan: Scan, at: int) -> bool:
    """Whether a word is the last item of a list with semicolons: its capital says nothing."""
    tokens = scan.tokens
    if not at or tokens.low[at - 1] not in scan.words.classes["and"] or not tokens.joined(at):
        return False
    return ";" in tokens.text[max(0, tokens.start[at] - LIST_REACH) : tokens.start[at]]


def _plain(scan: Scan, at: int) -> bool:
    """Whether a word has an ending that names seldom have: a verb's or an adverb's."""
    low = scan.tokens.low[at]
    if scan.words.language == "es":
        return low.endswith(("mente", "aron", "ieron", "ando", "endo", "ción"))
    if scan.words.language == "en":
        return low.endswith(("ly", "ing", "ed", "tion", "ments", "ness"))
    return adjectival(low) or low.endswith(("ть", "ся", "ли", "ние", "ости"))
