"""Forms of the third person of the verbs of speech, made from the infinitive by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.studies.evidence.calc.quotations.words import Gender


@dataclass(frozen=True)
class Form:
    """A form of a verb; `finite` forms have a subject of their own."""

    text: str
    finite: bool = True
    gender: Gender = ""


Row = Mapping[str, str]
VOWELS: Final = "aeiou"


def english_forms(row: Row) -> Iterator[Form]:
    """Yield present, past, participles and gerund; `irregular` is past, participle.

    Examples
    --------
    >>> [form.text for form in english_forms({"lemma": "deny", "irregular": ""})]
    ['deny', 'denies', 'denied', 'denying']
    """
    lemma = row["lemma"]
    yield Form(lemma)
    yield Form(_english_s(lemma))
    for past in row["irregular"].split() or [_english_ed(lemma)]:
        yield Form(past)
    yield Form(_english_stem(lemma, "ing") + "ing", finite=False)


def _english_s(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _english_ed(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ied"
    return _english_stem(lemma, "ed") + "ed"


DOUBLED: Final = frozenset(
    [
        "admit",
        "quip",
        "nod",
        "plan",
        "snap",
        "slam",
        "brag",
        "sob",
        "grin",
        "slap",
        "chat",
        "rebut",
        "infer",
        "refer",
        "swap",
        "blog",
        "dub",
        "plot",
    ]
)


def _english_stem(lemma: str, ending: str) -> str:
    if lemma in DOUBLED:
        return lemma + lemma[-1]
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "ye", "oe"))):
        return lemma[:-1]
    return lemma


def spanish_forms(row: Row) -> Iterator[Form]:
    """Yield the third persons of all tenses of use in reports, gerund and participle.

    Examples
    --------
    >>> forms = [f.text for f in spanish_forms({"lemma": "advertir", "change": "e>ie",
    ...     "irregular": "advirtió"})]
    >>> "advierte" in forms, "advirtió" in forms, "advertirán" in forms
    (True, True, True)
    """
    lemma = row["lemma"].removesuffix("se")
    root, ending = lemma[:-2], lemma[-2:]
    changed = _changed(root, row["change"])
    past = _changed(root, SHORT_CHANGE.get(row["change"], "") if ending == "ir" else "")
    if ending == "ar":
        finite = [changed + "a", changed + "an", root + "ó", root + "aron"]
        finite += [root + "aba", root + "aban", root + "ara", root + "aran"]
        gerund, participle = root + "ando", root + "ado"
    else:
        finite = [changed + "e", changed + "en", *_preterite(past)]
        finite += [root + "ía", root + "ían"]
        gerund, participle = past + "iendo", root + "ido"
    finite += [lemma.replace("í", "i") + suffix for suffix in ("á", "án", "ía", "ían")]
    irregular = row["irregular"].split()
    for text in [*irregular, *finite]:
        yield Form(text, gender="p" if text.endswith("n") else "")
    for text in (gerund, participle, lemma):
        yield Form(text, finite=text == participle)


SHORT_CHANGE: Final = {"e>i": "e>i", "e>ie": "e>i", "o>ue": "o>u"}
"""How the vowel changes in the past and the gerund of verbs in -ir."""


def _changed(root: str, change: str) -> str:
    """Return the root as the stressed syllable changes it: ``advert`` to ``adviert``."""
    if not change:
        return root
    vowel, new = change.split(">")
    at = root.rfind(vowel)
    return root[:at] + new + root[at + 1 :] if at >= 0 else root


def _preterite(root: str) -> list[str]:
    if root.endswith(tuple("aeo")):
        return [root + "yó", root + "yeron"]
    return [root + "ió", root + "ieron"]


def russian_forms(row: Row) -> Iterator[Form]:
    """Yield past, present or future and adverbial forms; `irregular` overrides the present.

    Examples
    --------
    >>> [form.text for form in russian_forms({"lemma": "отметить", "irregular": ""})][:4]
    ['отметил', 'отметила', 'отметило', 'отметили']
    """
    lemma = row["lemma"]
    reflexive = lemma.endswith("ся")
    plain = lemma.removesuffix("ся")
    stem = plain.removesuffix("ть")
    for suffix, gender in PAST:
        yield Form(stem + suffix + _self(reflexive, stem + suffix), gender=gender)
    for text in row["irregular"].split() or _russian_present(plain):
        yield Form(text if text.endswith(("ся", "сь")) else text + _self(reflexive, text))
    yield Form(lemma, finite=False)
    for suffix in ("в", "я"):
        text = stem + suffix
        yield Form(text + ("шись" if suffix == "в" else "сь") * reflexive, finite=False)
    if not reflexive and plain.endswith(("ать", "ять")):
        for text in _russian_present(plain)[:1]:
            yield Form(text + "ся")


PAST: Final[tuple[tuple[str, Gender], ...]] = (("л", "m"), ("ла", "f"), ("ло", ""), ("ли", "p"))


def _self(reflexive: bool, text: str) -> str:
    if not reflexive:
        return ""
    return "сь" if text[-1] in "аоеиуыэюя" else "ся"


def _russian_present(lemma: str) -> list[str]:
    """Third persons of the regular classes: -овать, -ать and -ять, -нуть, -ить and -еть."""
    if lemma.endswith(("овать", "евать")) and len(lemma) > len("овать") + 1:
        return [lemma[:-5] + "ует", lemma[:-5] + "уют"]
    if lemma.endswith("авать"):
        return [lemma[:-4] + "ёт", lemma[:-4] + "ют", lemma[:-4] + "ет"]
    if lemma.endswith("нуть"):
        return [lemma[:-3] + "ет", lemma[:-3] + "ут"]
    if lemma.endswith("ить"):
        return [lemma[:-3] + "ит", lemma[:-3] + ("ат" if lemma[-4] in "жшчщ" else "ят")]
    return [lemma[:-2] + "ет", lemma[:-2] + "ют"]


FORMS: Final[Mapping[str, Callable[[Row], Iterator[Form]]]] = {
    "en": english_forms,
    "es": spanish_forms,
    "ru": russian_forms,
}
