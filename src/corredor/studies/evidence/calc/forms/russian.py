"""Russian inflection by rule: declensions, conjugations, participles.

Each word gets the endings of its whole class, hard and soft; forms that do not exist come
along and meet no text. ё is written е throughout.
"""

from __future__ import annotations

from collections.abc import Iterator

MASCULINE = ("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах", "ем", "ей")
FEMININE = ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "", "ам", "ами", "ах")
SOFT_FEMININE = ("я", "и", "е", "ю", "ей", "ею", "й", "ь", "ям", "ями", "ях")
SOFT = ("ь", "я", "и", "ю", "ем", "ью", "е", "ей", "ям", "ями", "ях")
NEUTER = ("о", "а", "у", "ом", "е", "", "ам", "ами", "ах")
SOFT_NEUTER = ("е", "я", "ю", "ем", "и", "й", "ь", "ей", "ям", "ями", "ях")
IN_IY = ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")
ADJECTIVE = (
    *("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему"),
    *("ым", "им", "ом", "ем", "ых", "их", "ыми", "ими", "ую", "юю", "ою", "ею", "ей"),
)
SHORT = ("", "а", "о", "ы")
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
MUTATION = {
    "ст": "щ",
    "б": "бл",
    "в": "вл",
    "м": "мл",
    "п": "пл",
    "ф": "фл",
    "д": "ж",
    "з": "ж",
    "с": "ш",
    "т": "ч",
}


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun; the class is read from its ending.

    Examples
    --------
    >>> {"поставок", "поставками"} <= {form for form, tag in noun_forms("поставка")}
    True
    """
    for form in _declined(noun):
        yield form, "n"


def _declined(noun: str) -> Iterator[str]:
    last, stem = noun[-1], noun[:-1]
    if last == "а":
        yield from (stem + tail for tail in FEMININE)
        if len(stem) > 2 and stem[-1] in "кнлр" and stem[-2] in f"{CONSONANTS}ьй":
            root = stem[:-2] if stem[-2] in "ьй" else stem[:-1]
            yield from (root + vowel + stem[-1] for vowel in "ое")
    elif last == "я":
        yield from (stem + tail for tail in SOFT_FEMININE)
    elif last == "о":
        yield from (stem + tail for tail in NEUTER)
        if stem.endswith("ств"):
            yield stem
    elif last == "е":
        yield from (stem + tail for tail in SOFT_NEUTER)
    elif last == "ь":
        yield from (stem + tail for tail in SOFT)
    elif last == "й":
        yield from (stem + tail for tail in IN_IY)
    else:
        yield from (noun + tail for tail in MASCULINE)
        if noun.endswith(("ок", "ек", "ец")):
            short = noun[:-2] + noun[-1]
            yield from (short + tail for tail in MASCULINE if tail)


def adjective_forms(word: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of an adjective, long and short.

    Examples
    --------
    >>> {"прямого", "прямым", "прямая"} <= {form for form, tag in adjective_forms("прямой")}
    True
    """
    stem = word[:-2]
    for tail in ADJECTIVE:
        yield stem + tail, "a"
    for tail in SHORT[1:]:
        yield stem + tail, "a"


def _participle(stem: str, tag: str) -> Iterator[tuple[str, str]]:
    for tail in ADJECTIVE:
        yield stem + tail, tag


def _passive(stem: str) -> Iterator[tuple[str, str]]:
    """Yield passive participles of the past on a stem in -н or -т, short and long."""
    for tail in SHORT:
        yield stem + tail, "p"
    yield from _participle(stem + "н" if stem.endswith("н") else stem, "p")


def _present(verb: str) -> tuple[str, tuple[str, ...], str]:
    """Return stem, endings and linking vowel of the present of an infinitive."""
    first = ("ю", "ешь", "ет", "ем", "ете", "ют")
    if verb.endswith(("овать", "евать")) and len(verb) > 7:
        return verb[:-5] + ("ю" if verb[-6:-5] in "аеиоуя" else "у"), first, "ю"
    if verb.endswith("давать"):
        return verb[:-4], first, "ю"
    if verb.endswith("нуть"):
        return verb[:-3], ("у", "ешь", "ет", "ем", "ете", "ут"), "у"
    if verb.endswith(("ать", "ять", "еть")):
        return verb[:-2], first, "ю"
    if verb.endswith("ить"):
        return verb[:-3], ("ю", "у", "ишь", "ит", "им", "ите", "ят", "ат"), "я"
    return verb[:-2], ("у", "ешь", "ет", "ем", "ете", "ут"), "у"


def _mutated(stem: str) -> str:
    for old, new in MUTATION.items():
        if stem.endswith(old):
            return stem[: -len(old)] + new
    return stem


def _conjugated(verb: str, *, perfective: bool) -> Iterator[tuple[str, str]]:
    yield verb, "i"
    past = verb[:-2]
    for tail in ("л", "ла", "ло", "ли"):
        yield past + tail, "f"
    yield from _participle(f"{past}вш", "f")
    yield f"{past}в", "g"
    stem, endings, link = _present(verb)
    for tail in endings:
        yield stem + tail, "u" if perfective else "f"
    if verb.endswith("ить"):
        yield _mutated(stem) + "ю", "u" if perfective else "f"
        yield _mutated(stem) + "у", "u" if perfective else "f"
        yield from _passive(f"{_mutated(stem)}ен")
    elif verb.endswith(("ать", "ять")):
        yield from _passive(f"{past}н")
    elif verb.endswith("нуть"):
        yield from _passive(f"{past}т")
    if not perfective:
        vowels = ("ю", "у") if link != "я" else ("я", "а")
        for vowel in vowels:
            yield from _participle(f"{stem}{vowel}щ", "f")
        yield stem + ("я" if stem[-1] not in "жчшщ" else "а"), "g"
        for tail in ("ем", "им"):
            yield from _participle(f"{stem}{tail}", "p")


def verb_forms(verb: str, *, perfective: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb with their tags.

    Tags: ``i`` infinitive, ``f`` finite or active participle, ``u`` future, ``p`` passive
    participle, ``r`` reflexive, which often is a passive, ``g`` gerund.

    Examples
    --------
    >>> forms = dict(verb_forms("предложить", perfective=True))
    >>> forms["предложила"], forms["предложит"], forms["предложено"], forms["предложенный"]
    ('f', 'u', 'p', 'p')
    >>> dict(verb_forms("обсуждать"))["обсуждается"]
    'r'
    """
    for form, tag in _conjugated(verb, perfective=perfective):
        yield form, tag
        if tag in "if" and form[-1] in "аеиоуыэюя":
            yield f"{form}сь", "r"
            if form.endswith(("ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ую")):
                yield f"{form}ся", "r"
        elif tag == "u":
            yield form + ("сь" if form[-1] in "аеиоуыэюя" else "ся"), "u"
        elif tag != "p":
            yield f"{form}ся", "r"
