"""Forms of Russian nouns, adjectives and names, and the way back to the nominative."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_HARD: Final = ("а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_HUSHING: Final = ("а", "у", "ом", "ем", "е", "и", "ы", "ов", "ев", "ей", "ам", "ами", "ах")
_SOFT: Final = ("я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях")
_ADJECTIVE: Final = (
    *("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ая", "яя", "ую", "юю", "ою", "ей", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими"),
)
_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ия", ("ия", "ии", "ию", "ией", "иею", "ий", "иям", "иями", "иях")),
    ("ие", ("ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях")),
    ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "", "ам", "ами", "ах")),
    ("я", ("я", "и", "е", "ю", "ей", "ею", "й", "ям", "ями", "ях")),
    ("й", ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")),
    ("ь", ("ь", *_SOFT, "ью")),
    ("о", ("о", "а", "у", "ом", "е", "", "ам", "ами", "ах")),
    ("е", ("е", "я", "ю", "ем", "и", "ей", "ям", "ями", "ях")),
    ("ы", ("ы", "ов", "", "ам", "ами", "ах")),
    ("и", ("и", "ов", "ей", "", "ам", "ами", "ах", "ям", "ями", "ях")),
)
_VOWELS: Final = frozenset("аеиоуыэюя")


def declined(word: str, stem: str = "") -> frozenset[str]:
    """Return a folded word with its case forms in both numbers, and a few that don't exist.

    Parameters
    ----------
    stem
        Stem of the oblique cases where a vowel falls out, such as ``посл`` of ``посол``.

    Examples
    --------
    >>> sorted(declined("посол", "посл") & {"посла", "послом", "посола"})
    ['посла', 'послом']
    """
    if word[-2:] in ("ый", "ий", "ой", "ая", "ое", "ые", "ие") and len(word) > 4:
        forms = {word[:-2] + ending for ending in _ADJECTIVE} | {word}
        if word.endswith(("ий", "ие")):
            forms |= {word[:-1] + e for e in ("я", "ю", "ем", "и", "й")}
        return frozenset(forms)
    if not word or not ("а" <= word[-1] <= "я"):
        return frozenset((word,))
    if stem:
        return frozenset((word, *(stem + ending for ending in _HUSHING), stem + "ы"))
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)]
            return frozenset((word, *(base + form for form in forms if base + form)))
    if word.endswith("нин") and len(word) > 5:
        plural = [word[:-2] + ending for ending in ("е", "", "ам", "ами", "ах")]
        return frozenset((word, *(word + ending for ending in _HARD), *plural))
    fleeting = _without_fleeting_vowel(word)
    endings = _HUSHING if word[-1] in "жшчщцгкх" else _HARD
    return frozenset((word, *(base + form for base in fleeting for form in endings)))


def _without_fleeting_vowel(word: str) -> tuple[str, ...]:
    if word.endswith("ец") and len(word) > 4:
        return (word[:-2] + ("йц" if word[-3] in _VOWELS else "ц"),)
    if word in ("павел", "лев", "петр"):
        return (word, {"павел": "павл", "лев": "льв"}.get(word, word))
    return (word,)


_SURNAME: Final[tuple[tuple[str, str, str], ...]] = (
    # ending of the form, masculine nominative, feminine nominative
    ("овой", "", "ова"), ("евой", "", "ева"), ("иной", "", "ина"), ("ыной", "", "ына"),
    ("ову", "ов", "ова"), ("еву", "ев", "ева"), ("ину", "ин", "ина"), ("ыну", "ын", "ына"),
    ("ова", "ов", "ова"), ("ева", "ев", "ева"), ("ина", "ин", "ина"), ("ына", "ын", "ына"),
    ("овым", "ов", ""), ("евым", "ев", ""), ("иным", "ин", ""), ("ыным", "ын", ""),
    ("ове", "ов", ""), ("еве", "ев", ""), ("ине", "ин", "ина"), ("ыне", "ын", ""),
    ("ского", "ский", ""), ("цкого", "цкий", ""), ("скому", "ский", ""), ("цкому", "цкий", ""),
    ("ским", "ский", ""), ("цким", "цкий", ""), ("ском", "ский", ""), ("цком", "цкий", ""),
    ("ской", "ской", "ская"), ("цкой", "цкой", "цкая"), ("скую", "", "ская"), ("цкую", "", "цкая"),
)  # fmt: skip
_OBLIQUE: Final = ("ем", "ом", "а", "у", "е", "я", "ю")


def nominatives(word: str, gender: str) -> Iterator[str]:
    """Yield the nominatives that a folded surname may be a form of, the likeliest first.

    Examples
    --------
    >>> next(nominatives("лавровым", "m")), next(nominatives("захаровой", ""))
    ('лавров', 'захарова')
    """
    return iter(_nominatives(word, gender))


@lru_cache(maxsize=8192)
def _nominatives(word: str, gender: str) -> tuple[str, ...]:
    return tuple(_forms(word, gender))


def _forms(word: str, gender: str) -> Iterator[str]:
    """Yield the nominatives, as `nominatives` does."""
    for ending, male, female in _SURNAME:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            for own, nominative in (("m", male), ("f", female)):
                if nominative and gender in ("", own):
                    yield base + nominative
            break
    else:
        if word.endswith("ой") and len(word) > 4:
            yield word[:-2] + "а"
        elif gender != "f":
            yield from _consonantal(word)
    yield word


def unknown_given(word: str) -> str:
    """Return a folded first name that no table knows, in an oblique case, in the nominative.

    Examples
    --------
    >>> unknown_given("абдулкадиром"), unknown_given("кришной")
    ('абдулкадир', 'кришна')
    """
    if word.endswith("ой") and len(word) > 4:
        return word[:-2] + "а"
    if word.endswith(("ом", "ем", "у", "ю", "а")) and len(word) > 4:
        return next(_consonantal(word), word)
    return word


def clear_oblique(word: str) -> bool:
    """Whether a folded surname is a man's in an oblique case, whatever its first name is."""
    return len(word) > 5 and word.endswith(
        ("овым", "евым", "иным", "ыным", "ского", "скому", "ским", "цкого", "цкому", "цким")
    )


def patronymic(word: str) -> str:
    """Return a folded patronymic in the nominative, empty where a word is none.

    Examples
    --------
    >>> patronymic("сергеевича"), patronymic("петровны"), patronymic("москва")
    ('сергеевич', 'петровна', '')
    """
    for stem, bare, endings in _PATRONYMICS:
        for ending in endings:
            whole = stem + ending
            if word.endswith(whole) and len(word) > len(whole) + 2:
                return word[: -len(ending)] + bare if ending else word + bare
    return ""


_PATRONYMICS: Final = (
    ("ови", "ч", ("ч", "ча", "чу", "чем", "че")),
    ("еви", "ч", ("ч", "ча", "чу", "чем", "че")),
    ("ьи", "ч", ("ч", "ча", "чу", "чем", "че")),
    ("ов", "на", ("на", "ны", "не", "ну", "ной")),
    ("ев", "на", ("на", "ны", "не", "ну", "ной")),
    ("инич", "на", ("на", "ны", "не", "ну", "ной")),
)


def _consonantal(word: str) -> Iterator[str]:
    for ending in _OBLIQUE:
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and base[-1] not in _VOWELS:
            yield base + ("ь" if ending in ("я", "ю", "ем") and base[-1] not in "жшчщц" else "")
            return
        if ending in ("я", "ю", "ем", "е") and word.endswith(ending) and base[-1:] in "аеиоуэ":
            yield base + "й"
            return


def nominative_adjective(word: str, noun: str) -> str:
    """Return an adjective in the nominative singular, in the gender of a noun's lemma.

    Examples
    --------
    >>> nominative_adjective("Петербургском", "форум"), nominative_adjective("Центрального", "банк")
    ('Петербургский', 'Центральный')
    """
    ending = next((e for e in _BY_LENGTH if word.endswith(e) and len(word) > len(e) + 2), "")
    if not ending:
        return word
    stem = word[: -len(ending)]
    soft = ending[0] in "еиюя" and stem[-1] not in "кгхжшчщц"
    if noun[-1] in "ая":
        return stem + ("яя" if soft else "ая")
    if noun[-1] in "ое":
        return stem + ("ее" if soft else "ое")
    return stem + ("ий" if soft or stem[-1] in "кгхжшчщ" else "ый")


_BY_LENGTH: Final = tuple(sorted(_ADJECTIVE, key=lambda ending: (-len(ending), ending)))


def adjectival(word: str) -> bool:
    """Whether a folded word ends as an adjective in any case does.

    Examples
    --------
    >>> adjectival("российского"), adjectival("москва")
    (True, False)
    """
    return len(word) > 4 and word.endswith(_ADJECTIVE)
