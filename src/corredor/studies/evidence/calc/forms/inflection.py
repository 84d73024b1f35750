"""All forms of a word of a list: the door to the inflections of the languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corredor.studies.evidence.calc.forms import english, russian, spanish

RUSSIAN_ADJECTIVE = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")


def forms_of(language: str, word: str, part: str, listed: str = "") -> dict[str, str]:
    """Return all forms of a word with the tag of each; the first tag of a form stands.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``.
    word
        The word as dictionaries have it; one word.
    part
        ``v`` verb, ``w`` Russian perfective verb, ``n`` noun, ``a`` adjective, ``x`` as it is.
    listed
        Further forms that no rule gives, each as ``form/tag``, divided by blanks.

    Examples
    --------
    >>> sorted(forms_of("en", "offer", "v"))
    ['offer', 'offered', 'offering', 'offers']
    """
    found: dict[str, str] = {}
    for item in listed.split():
        form, _, tag = item.partition("/")
        found.setdefault(plain(form), tag or part)
    for form, tag in _inflected(language, plain(word), part):
        found.setdefault(form, tag)
    return found


def _inflected(language: str, word: str, part: str) -> Iterable[tuple[str, str]]:
    if part in ("v", "w"):
        if language == "ru":
            reflexive = word.endswith(("ся", "сь"))
            base = word[:-2] if reflexive else word
            made = russian.verb_forms(base, perfective=part == "w")
            return _reflexive(made) if reflexive else made
        base = word[:-2] if language == "es" and word.endswith("rse") else word
        return {"en": english, "es": spanish}[language].verb_forms(base)
    if part == "n":
        return {"en": english, "es": spanish, "ru": russian}[language].noun_forms(word)
    if part == "a" and language != "en":
        return {"es": spanish, "ru": russian}[language].adjective_forms(word)
    return ((word, part),)


def _reflexive(forms: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a Russian verb that is always reflexive, tagged as an active one."""
    for form, tag in forms:
        if form.endswith(("ся", "сь")):
            yield form, "f" if tag == "r" else tag


def plain(word: str) -> str:
    """Return a word as lexicons have it: small letters, е for ё, one kind of apostrophe.

    Examples
    --------
    >>> plain("Подъём")
    'подъем'
    """
    return word.lower().replace("ё", "е").replace("’", "'")


def phrase_parts(language: str, words: list[str], part: str) -> list[str]:
    """Return the part of speech by which each word of a phrase is inflected.

    English inflects the verb or the last noun, Spanish the first word and the adjectives after
    it, Russian the adjectives and the first noun.

    Examples
    --------
    >>> phrase_parts("es", ["mesa", "de", "trabajo"], "n")
    ['n', 'x', 'x']
    >>> phrase_parts("ru", ["рабочая", "группа"], "n")
    ['a', 'n']
    """
    parts = ["x"] * len(words)
    if part == "x":
        return parts
    if part != "n":
        parts[0] = part
    elif language == "en":
        parts[-1] = "n"
    elif language == "es":
        parts[0] = "n"
        for at in range(1, len(words)):
            if words[at] in ("de", "para", "en", "a", "con", "por", "del"):
                break
            parts[at] = "a"
    else:
        for at, word in enumerate(words):
            if not word.endswith(RUSSIAN_ADJECTIVE) or at == len(words) - 1:
                parts[at] = "n"
                break
            parts[at] = "a"
    return parts
