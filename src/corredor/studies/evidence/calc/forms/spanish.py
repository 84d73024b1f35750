"""Spanish inflection by rule: conjugations with their changes of stem and spelling, plurals.

Forms that no Spaniard writes may come along (a diphthong where the verb has none): they cost
a row of a table and meet no text.
"""

from __future__ import annotations

from collections.abc import Iterator

TAIL = {
    "a": {
        "i": ("ar",),
        "f": (
            *("as", "a", "amos", "áis", "an"),
            *("aba", "abas", "ábamos", "abais", "aban"),
        ),
        "t": ("é", "aste", "ó", "asteis", "aron"),
        "s": ("e", "es", "emos", "éis", "en", "ara", "aran", "ase", "asen", "áramos"),
        "u": ("aré", "arás", "ará", "aremos", "arán"),
        "c": ("aría", "arías", "aríamos", "arían"),
        "p": ("ado", "ada", "ados", "adas"),
        "g": ("ando",),
    },
    "e": {
        "i": ("er",),
        "f": (
            *("es", "e", "emos", "éis", "en"),
            *("ía", "ías", "íamos", "íais", "ían"),
        ),
        "t": ("í", "iste", "ió", "imos", "isteis", "ieron"),
        "s": ("a", "as", "amos", "áis", "an", "iera", "ieran", "iese", "iesen", "iéramos"),
        "u": ("eré", "erás", "erá", "eremos", "erán"),
        "c": ("ería", "erías", "eríamos", "erían"),
        "p": ("ido", "ida", "idos", "idas"),
        "g": ("iendo",),
    },
}
TAIL["i"] = {
    **TAIL["e"],
    "i": ("ir",),
    "u": ("iré", "irás", "irá", "iremos", "irán"),
    "c": ("iría", "irías", "iríamos", "irían"),
}
PRETERITE = ("e", "iste", "o", "imos", "isteis", "ieron", "eron")
PAST_SUBJUNCTIVE = ("iera", "ieran", "iese", "iesen", "era", "eran")

# Ending of the infinitive: stem of the preterite, of the future, participle, first person.
IRREGULAR = {
    "poner": ("pus", "pondr", "puest", "pong"),
    "tener": ("tuv", "tendr", "tenid", "teng"),
    "hacer": ("hic", "har", "hech", "hag"),
    "venir": ("vin", "vendr", "venid", "veng"),
    "decir": ("dij", "dir", "dich", "dig"),
    "traer": ("traj", "traer", "traíd", "traig"),
    "ducir": ("duj", "ducir", "ducid", "duzc"),
    "querer": ("quis", "querr", "querid", "quier"),
    "poder": ("pud", "podr", "podid", "pued"),
    "scribir": ("", "", "scrit", ""),
    "abrir": ("", "", "abiert", ""),
    "volver": ("", "", "vuelt", ""),
    "romper": ("", "", "rot", ""),
}
SPELLING = {
    "a": (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")),
    "e": (("c", "zc"), ("g", "j"), ("gu", "g"), ("qu", "c"), ("c", "z")),
    "i": (("c", "zc"), ("g", "j"), ("gu", "g"), ("u", "uy"), ("c", "z")),
}


def _vowel(stem: str) -> Iterator[str]:
    """Yield the stem with its last vowel changed as Spanish verbs change it."""
    for at in range(len(stem) - 1, -1, -1):
        if stem[at] in "aeiou":
            for new in {"e": ("ie", "i"), "o": ("ue", "u"), "u": ("ú",), "i": ("í",)}.get(
                stem[at], ()
            ):
                yield stem[:at] + new + stem[at + 1 :]
            return


def _irregular(verb: str) -> Iterator[tuple[str, str]]:
    for ending, (past, future, participle, first) in IRREGULAR.items():
        if not verb.endswith(ending):
            continue
        root = verb[: -len(ending)]
        for tail in PRETERITE if past else ():
            stem = past[:-1] + "z" if past == "hic" and tail == "o" else past
            yield root + stem + tail, "t"
        for tail in PAST_SUBJUNCTIVE if past else ():
            yield root + past + tail, "s"
        for tail in ("é", "ás", "á", "emos", "án") if future else ():
            yield root + future + tail, "u"
        for tail in ("ía", "ías", "íamos", "ían") if future else ():
            yield root + future + tail, "c"
        for tail in ("o", "a", "os", "as"):
            yield root + participle + tail, "p"
        for tail in ("o",) if first else ():
            yield root + first + tail, "f"
        for tail in ("a", "as", "amos", "an") if first else ():
            yield root + first + tail, "s"


def verb_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb with their tags.

    Tags: ``i`` infinitive, ``f`` present or imperfect, ``t`` preterite, ``s`` subjunctive,
    ``u`` future, ``c`` conditional, ``p`` participle, ``g`` gerund.

    Examples
    --------
    >>> forms = dict(verb_forms("proponer"))
    >>> forms["propuso"], forms["propuesto"], forms["propondrá"], forms["propone"]
    ('t', 'p', 'u', 'f')
    """
    stem, kind = verb[:-2], verb[-2].replace("í", "i")
    for tag, tails in TAIL[kind].items():
        for tail in tails:
            yield stem + tail, tag
    for old, new in SPELLING[kind]:
        if stem.endswith(old):
            other = stem[: -len(old)] + new
            for tail in (*TAIL[kind]["s"], "é"):
                yield other + tail, "t" if tail == "é" else "s"
            if new == "uy":
                for tail in ("ó", "eron", "endo", "es", "e", "en", "era", "eran"):
                    yield other + tail, {"endo": "g", "ó": "t", "eron": "t"}.get(tail, "f")
    for other in _vowel(stem):
        for tag in "ft":
            yield from ((other + tail, tag) for tail in TAIL[kind][tag])
        for tail in TAIL[kind]["s"]:
            yield other + tail, "s"
        yield other + TAIL[kind]["g"][0], "g"
        for old, new in SPELLING[kind]:
            if other.endswith(old):
                yield from ((other[: -len(old)] + new + t, "s") for t in TAIL[kind]["s"])
    yield from _irregular(verb)


def plural(word: str) -> str:
    """Return the plural of a noun or adjective.

    Examples
    --------
    >>> plural("inversión"), plural("ruta"), plural("taller"), plural("luz")
    ('inversiones', 'rutas', 'talleres', 'luces')
    """
    if word[-1] in "aeiouéáó":
        return f"{word}s"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word[-1] in "sx" and word[-2:-1] not in "áéíóú":
        return word
    plain = word[-2:].translate(str.maketrans("áéíóú", "aeiou"))
    return f"{word[:-2]}{plain}es"


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """Yield singular and plural of a noun."""
    yield noun, "n"
    yield plural(noun), "n"


def adjective_forms(word: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of an adjective in gender and number.

    Examples
    --------
    >>> [form for form, tag in adjective_forms("aéreo")]
    ['aéreo', 'aéreos', 'aérea', 'aéreas']
    """
    stems = [word, f"{word[:-1]}a"] if word.endswith("o") else [word]
    for stem in stems:
        yield stem, "a"
        yield plural(stem), "a"
