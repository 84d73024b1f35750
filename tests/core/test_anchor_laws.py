"""Laws of anchors on random Spanish, English and Russian sentences."""

import unicodedata
from dataclasses import dataclass
from itertools import count

from hypothesis import assume, given
from hypothesis import strategies as st

from corredor.core.anchor import FOUND, locate
from corredor.core.claim import Selector

LETTERS = "abcdefghij"
LANGUAGES = {
    "es": (["comercio", "año", "según", "empresas", "más"], [" mil", " millones", " mil millones"]),
    "en": (["trade", "over", "people", "dollars", "naïve"], [" thousand", " million", " bn"]),
    "ru": (["рост", "году", "около", "ёлок", "майский"], [" тыс.", " млн", " миллиардов"]),
}
SIGNS = ["-", "\N{MINUS SIGN}", "\N{EN DASH}", "+", "±"]
MONEY = ["$", "€", "US$", "₽ "]
SHARES = ["%", " %", "\N{NARROW NO-BREAK SPACE}%", "‰"]
GROUPS = [",", ".", " ", "'", "’", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{FIGURE SPACE}"]
POINTS = [".", ",", "·", "٫"]
RANGES = ["-", "\N{EN DASH}", " \N{EN DASH} "]
AFTER = ["", "", "", ",", ";", "."]
LOST = str.maketrans(
    {"«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "—": "-", "–": "-", "\N{MINUS SIGN}": "-"}
)


@dataclass(frozen=True)
class Piece:
    """A word or an amount of a sentence, and where it stands."""

    start: int
    end: int
    is_amount: bool
    scale: str = ""


@dataclass(frozen=True)
class Sentence:
    text: str
    pieces: tuple[Piece, ...]

    @property
    def amounts(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.is_amount]


def maybe(options: list[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), st.sampled_from(options))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["plain", "grouped", "decimal", "bare point", "fraction"]))
    whole = str(draw(st.integers(1, 999)))
    match kind:
        case "grouped":
            mark, groups = draw(st.sampled_from(GROUPS)), draw(st.integers(1, 2))
            return whole + "".join(f"{mark}{draw(st.integers(0, 999)):03d}" for _ in range(groups))
        case "decimal":
            return f"{whole}{draw(st.sampled_from(POINTS))}{draw(st.integers(0, 99))}"
        case "bare point":
            return f".{whole}"
        case "fraction":
            return f"{whole}/{draw(st.integers(2, 9))}"
        case _:
            return whole


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Draw a sentence in which each word stands once, and no two amounts meet."""
    words, scales = LANGUAGES[draw(st.sampled_from(sorted(LANGUAGES)))]
    text = draw(st.sampled_from(["", "«", "— "]))
    pieces: list[Piece] = []
    for at in count():
        word = draw(st.sampled_from(words)) + "".join(LETTERS[int(d)] for d in f"{at:02d}")
        pieces.append(Piece(len(text), len(text) + len(word), is_amount=False))
        text += word + draw(st.sampled_from([" ", " ", ", ", " — ", "\n", "» "]))
        if at == 4:
            break
        scale = draw(maybe(scales))
        amount = draw(maybe(SIGNS)) + draw(maybe(MONEY)) + draw(numbers())
        if draw(st.booleans()):
            amount += draw(st.sampled_from(RANGES)) + str(draw(st.integers(1, 999)))
        amount += scale or draw(maybe(SHARES))
        amount = amount.rstrip(".")
        pieces.append(Piece(len(text), len(text) + len(amount), is_amount=True, scale=scale))
        text += amount + draw(st.sampled_from(AFTER)) + draw(st.sampled_from([" ", "\n", "  "]))
    assume(text == unicodedata.normalize("NFC", text))
    return Sentence(text, tuple(pieces))


@st.composite
def passages(draw: st.DrawFn, sentence: Sentence) -> tuple[int, int]:
    """Draw a passage from piece to piece that holds a word, and so stands once."""
    first = draw(st.integers(0, len(sentence.pieces) - 2))
    last = draw(st.integers(first + 1, len(sentence.pieces) - 1))
    return sentence.pieces[first].start, sentence.pieces[last].end


@given(st.data())
def test_a_quotation_from_edge_to_edge_is_found(data: st.DataObject):
    sentence = data.draw(sentences())
    start, end = data.draw(passages(sentence))
    found = locate(sentence.text, Selector(sentence.text[start:end]))
    assert (found.status, found.start, found.end) == ("exact", start, end)


@given(st.data())
def test_a_passage_that_cuts_an_amount_is_not_found_there(data: st.DataObject):
    sentence = data.draw(sentences())
    piece = data.draw(st.sampled_from(sentence.amounts))
    assume(piece.end - piece.start > 1)
    inside = data.draw(st.integers(piece.start + 1, piece.end - 1))
    if data.draw(st.booleans()):
        start, end = inside, data.draw(st.integers(inside + 1, len(sentence.text)))
    else:
        start, end = data.draw(st.integers(0, inside - 1)), inside
    exact = sentence.text[start:end]
    for given_start in (None, start):
        found = locate(sentence.text, Selector(exact, start=given_start))
        # What is cut here may stand whole elsewhere: "300" in "1,300" and in "300".
        assert found.status not in FOUND or not start <= found.start < end


@given(st.data())
def test_a_changed_amount_is_not_found(data: st.DataObject):
    sentence = data.draw(sentences())
    at = data.draw(st.sampled_from(range(1, len(sentence.pieces), 2)))
    piece = sentence.pieces[at]
    amount = sentence.text[piece.start : piece.end]
    changed = data.draw(changes(amount, piece.scale))
    before = sentence.text[sentence.pieces[at - 1].start : piece.start]
    after = sentence.text[piece.end : sentence.pieces[at + 1].end]
    for exact in (before + changed + after, before + changed, changed + after):
        for start in (None, piece.start - len(before), piece.start):
            assert locate(sentence.text, Selector(exact, start=start)).status not in FOUND


@st.composite
def changes(draw: st.DrawFn, amount: str, scale: str) -> str:
    """Draw the amount with one digit, sign, separator or scale word changed."""
    kind = draw(st.sampled_from(["digit", "sign", "separator", "scale"]))
    digits = [at for at, character in enumerate(amount) if character.isdigit()]
    if kind == "digit":
        at = draw(st.sampled_from(digits))
        digit = (int(amount[at]) + draw(st.integers(1, 9))) % 10
        return f"{amount[:at]}{digit}{amount[at + 1 :]}"
    if kind == "sign":
        bare = amount.lstrip("".join(SIGNS))
        minus = amount[0] in SIGNS[:3]
        others = [sign for sign in ("", "-", "+", "±") if bool(minus) != (sign == "-")]
        return draw(st.sampled_from([other for other in others if other + bare != amount])) + bare
    if kind == "scale":
        if scale:
            kept = amount.removesuffix(scale.rstrip("."))
            others = [" mil", " million", " млрд", ""]
            return kept + draw(st.sampled_from([word for word in others if word != scale]))
        assume("%" not in amount and "‰" not in amount)
        return amount + draw(st.sampled_from([" mil", " million", "%"]))
    marks = [at for at in range(digits[0], digits[-1]) if not amount[at].isdigit()]
    assume(marks and " \N{EN DASH} " not in amount)
    at = draw(st.sampled_from(marks))
    same = {"’": "'", "\N{EN DASH}": "-"}.get(amount[at], amount[at])
    same = " " if same.isspace() else same
    other = draw(st.sampled_from([mark for mark in ("", ".", ",", " ", "'", "/") if mark != same]))
    return f"{amount[:at]}{other}{amount[at + 1 :]}"


@given(st.data())
def test_lost_typography_is_found_again(data: st.DataObject):
    sentence = data.draw(sentences())
    start, end = data.draw(passages(sentence))
    lost = "".join(
        data.draw(st.sampled_from([" ", "  ", "\n", "\t", "\N{NO-BREAK SPACE}", " \n "]))
        if character.isspace()
        else character.translate(LOST)
        for character in sentence.text[start:end]
    )
    for at in data.draw(st.lists(st.integers(0, len(lost)), max_size=3)):
        lost = lost[:at] + "\N{SOFT HYPHEN}" + lost[at:]
    exact = data.draw(st.sampled_from([lost, unicodedata.normalize("NFD", lost)]))
    found = locate(sentence.text, Selector(exact))
    assert found.status in ("exact", "typography")
    assert (found.start, found.end) == (start, end)


@given(st.data())
def test_a_clean_quotation_is_found_in_a_strewn_document(data: st.DataObject):
    sentence = data.draw(sentences())
    start, end = data.draw(passages(sentence))
    strewn = data.draw(
        st.lists(st.sampled_from(["", "", "", "\N{SOFT HYPHEN}", "\N{WORD JOINER}"]),
                 min_size=len(sentence.text), max_size=len(sentence.text))
    )  # fmt: skip
    places, text = [0], ""
    for character, mark in zip(sentence.text, strewn, strict=True):
        text += character + mark
        places.append(len(text))
    found = locate(text, Selector(sentence.text[start:end]))
    assert found.status in ("exact", "typography")
    assert (found.start, found.end) == (places[start], places[end - 1] + 1)
