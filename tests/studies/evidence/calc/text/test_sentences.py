"""Each case is written with ``|`` where a sentence ends; the text is the case without them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.text import sentences as sentences_module
from corredor.studies.evidence.calc.text import sentences_of
from corredor.studies.evidence.study.lexicons.text import sentence_words

CASES = {
    "es": [
        "El Sr. Díaz llegó ayer.|La Dra. Ruiz no vino.",
        "Costó 3.5 millones.|Se pagó en 2024.|300 personas asistieron.",
        "Viajó a EE. UU. con la delegación.|Volvió de EE. UU.|La reunión fue breve.",
        "Compró arroz, café, etc. a la empresa.|Vendió lana, etc.|Después cerró.",
        "¿Vendrá?|“Sí”, dijo.|“No lo sé…”, añadió después.",
        "Según el art. 5 y el núm. 12, procede.|El art. Quinto no.",
        "La firma Acero S.A. de C.V. abrió.|Otra, de R. L. Medina y J. P. Soto, cerró.",
        "—¿Cuándo? —preguntó Ana.|—Mañana.|Luego salió.",
        "A las 3 p. m.|Ana llegó.",
        "Subió un 4.5 % (véase la pág. 8).|Eso dijo la Lic. Vera.",
        "El buque zarpó... y volvió.|Nadie habló…|Era tarde.",
        "La vitamina C.|El resto no importa.",
        "“Firmaremos pronto.”|La ministra no dio fecha.",
        "Vive en la Av. Central, col. Norte, cerca del km. 12 de la ruta.|Es médico.",
        "Fundada en el año 300 a. C. por colonos.|Creció mucho.",
        "1. Objeto del contrato.\n2. Plazo de entrega.",
    ],
    "en": [
        "Dr. Lee and Mrs. Vo met Mr. J. K. Tran on Monday.|They signed.",
        "The U.S. Treasury agreed.|He flew to the U.S. and back.",
        "She stayed in the U.S.|The rest left.",
        "Acme Inc. bought Bolt Ltd. in May.|It paid $3.5 million.|Bolt Corp.|It is not.",
        "“Really?” he asked.|“Yes!”|She left at 5 p.m. on Friday.",
        "Rice, wool, etc. were sold.|See Fig. 3 and No. 12 on p. 8.|No.|He refused.",
        "The plan (see vol. 2) failed.|St. Lucia and Ft. Worth agreed.",
        "Wait... what?|It ended…|Nobody came.",
        "“We won.|We are glad,” she said.",
        "The port grew by 4.5 percent.[3]|Trade did not.",
        "He met Gen. Ito vs. all advice.|Then came Sgt. Bell.",
        "Prices fell, e.g. for tin, i.e. for ore.|2024 was better.",
        "The visit of Sept. 11 ended.|On Jan. 5 it began again.",
        "He wrote to John F. Diaz.|In reply, A. B. Cole said no.",
    ],
    "ru": [
        "В 2005 г.|Компания закрылась.",
        "Он живёт в г. Туле на ул. Мира, д. 5, кв. 12.|Она — в пос. Лесном.",
        "А. С. Петров и проф. В. И. Орлов встретились.|Они говорили о зерне и т. д.|Потом уехали.",
        "Это стоит 3,5 млрд руб.|Цена выросла на 4,5 %.|См. рис. 3 и стр. 8.",
        "«Куда?» — спросил он.|— Домой.|Она ушла…|Было поздно.",
        "В XIX в. город рос, т. е. строился, напр. у реки.|В XX в.|Рост прекратился.",
        "Зерно, рис и др.|Товары везут морем.",
        "Получили 5 млн долл. США и 3 тыс. евро.|Этого мало.",
        "Площадь им. Гагарина закрыта.|Открыта пл. Мира!|Правда?",
        "По данным на 01. 02. 2024 вывезли 300 т.|Больше нет.",
        "Посол сказал: «Мы готовы».|Министр молчал.",
        "Родился в с. Дубки в 1990 г.|Жил в д. Сосновка и т. д.|Он умер.",
        "Город основан в 300 г. до н. э. греками.|Он мал.",
    ],
}


@pytest.mark.parametrize(
    ("language", "case"), [(lang, case) for lang, cases in CASES.items() for case in cases]
)
def test_sentences_end_where_a_reader_ends_them(language: str, case: str):
    wanted = [part for line in case.split("\n") for part in line.split("|")]
    text = case.replace("|", " ")
    found = [one.span.of(text) for one in sentences_of(text, sentence_words(language))]
    assert found == wanted


def test_paragraphs_are_counted():
    text = "Port opens\n\nOne. Two.\nThree.\n"
    found = sentences_of(text, sentence_words("en"))
    assert [(one.span.of(text), one.paragraph) for one in found] == [
        ("Port opens", 0),
        ("One.", 1),
        ("Two.", 1),
        ("Three.", 2),
    ]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The port of the island opened a new quay on Monday, the\n"
        "ministry of transport said. It had cost 1.3 billion pesos, more\n"
        "than twice the sum of the first plan. Ships from Viet Nam are\n"
        "expected in June.\n\nThe governor was glad."
    )
    found = sentences_of(text, sentence_words("en"))
    assert [one.paragraph for one in found] == [0, 0, 0, 1]
    assert found[1].span.of(text).endswith("first plan.")


@given(st.text(st.sampled_from("aA1 .?!…\n\"'«»“”()—-г И\u00a0"), max_size=80))
def test_sentences_cover_all_but_blanks(text: str):
    found = sentences_of(text, sentence_words("ru"))
    kept = "".join(one.span.of(text) for one in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.span.of(text) == one.span.of(text).strip() != "" for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert list(found) == sorted(found)


@given(st.text(st.sampled_from("ab A.?!\n"), max_size=40), st.text(max_size=40))
def test_paragraphs_do_not_influence_each_other(one: str, other: str):
    words = sentence_words("en")
    alone = len(sentences_of(one, words)) + len(sentences_of(other, words))
    assert len(sentences_of(f"{one}\n\n{other}", words)) == alone


@pytest.mark.parametrize("piece", [".", ". ", "A. ", '.")', "a\n", "((((", "В. (", "\n", "...«"])
def test_time_grows_with_length(piece: str):
    text = piece * (400_000 // len(piece))
    begun = time.process_time()
    sentences_of(text, sentence_words("ru"))
    assert time.process_time() - begun < 5


@given(
    st.lists(
        st.sampled_from(
            ("Dr.", "U.S.", "etc.", "a. m.", "J.", "12.", "Ana", "ayer.", "мин.", "г.", "б" * 30)
        ),
        max_size=20,
    ).map(" ".join),
    st.sampled_from(("en", "es", "ru")),
)
def test_the_short_way_parts_what_the_patterns_part(text: str, language: str) -> None:
    words = sentence_words(language)
    found = sentences_of(text, words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences_module, "_parts_plainly", lambda *_: False)
        assert sentences_of(text, words) == found
