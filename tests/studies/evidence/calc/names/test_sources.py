"""Sources that own sentences name."""

from __future__ import annotations

import pytest

from corredor.studies.evidence.calc.names import mentions_in, named_sources_in
from corredor.studies.evidence.study.lexicons.names import name_words

from .conftest import cut

CASES = [
    ("en", "In an interview with El Mercurio, Ana Silva praised Ghana.",
     [("interview", "ana-silva", "el-mercurio")]),
    ("en", "Ana Silva wrote so in a column for La Tercera.",
     [("column", "ana-silva", "la-tercera")]),
    ("en", "According to figures from Ghana’s Ministry of Trade, sales rose.",
     [("data_set", "ghana-ministry-of-trade", "")]),
    ("en", "According to Ana Silva, sales rose in Peru.", [("statement", "ana-silva", "")]),
    ("en", "ACCRA (AP) — Sales rose.", [("article", "associated-press", "")]),
    ("en", "Ana Silva told Reuters that sales rose.", [("interview", "ana-silva", "reuters")]),
    ("en", "Sales rose in Peru, Bloomberg reported.", [("article", "bloomberg", "")]),
    ("en", "Sales rose.\nPhoto: Reuters", []),
    ("en", "Sales rose.\nSource: VnExpress", [("article", "vnexpress", "")]),
    ("en", "Sales rose.\nSource: own reporting", [("article", "own-reporting", "")]),
    ("es", "En entrevista exclusiva para Puertos al Día, Ana Silva habló.",
     [("interview", "ana-silva", "puertos-al-dia")]),
    ("es", "De acuerdo con cifras del Banco Central de Ghana, creció.",
     [("data_set", "banco-central-de-ghana", "")]),
    ("es", "Creció, según informó ayer la Secretaría de Puertos.",
     [("statement", "secretaria-de-puertos", "")]),
    ("es", "Creció.\nFoto: Reuters\nCon información de EFE", [("article", "efe", "")]),
    ("es", "ACCRA (EFE).- Creció.", [("article", "efe", "")]),
    ("es", "De acuerdo con el diario The Daily Graphic, creció.",
     [("article", "the-daily-graphic", "")]),
    ("es", "Creció, según el periódico chileno La Estrella.", [("article", "la-estrella", "")]),
    ("en", "According to the newspaper Le Soleil, sales rose.", [("article", "le-soleil", "")]),
    ("en", "Sales rose, the Vientiane news agency reported.", []),
    ("ru", "Экспорт вырос, пишет газета «Утро».", [("article", "gazeta-utro", "")]),
    ("ru", "Газета La Estrella пишет, что экспорт вырос.", [("article", "la-estrella", "")]),
    ("ru", "АККРА, 3 мая. /ГанТАГ/. Экспорт вырос.", [("article", "gantag", "")]),
    ("ru", "АККРА, 3 мая. /ТАСС/. Экспорт вырос.", [("article", "tass", "")]),
    ("ru", "По данным Центробанка Ганы, экспорт вырос.", [("data_set", "tsentrobank-gany", "")]),
    ("ru", "В интервью газете «Порт» Анна Сомова рассказала о Гане.",
     [("interview", "anna-somova", "gazeta-port")]),
    ("ru", "Экспорт вырос.\nИсточник: «Коммерсантъ»", [("article", "kommersant", "")]),
    ("ru", "По словам Анны Сомовой, экспорт вырос.", [("statement", "anna-somova", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_named_sources(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    words, sentences = name_words(language), cut(text)
    mentions = mentions_in(text, sentences, words)
    found = named_sources_in(text, sentences, mentions, words)
    assert [(s.kind, s.entity, s.within) for s in found] == expected
    assert all(s.unseen for s in found)
