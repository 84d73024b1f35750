import pytest

from corredor.studies.evidence.calc.text import headlines_of
from corredor.studies.evidence.study.lexicons.text import line_words

ARTICLE = """Abre el nuevo muelle de la isla
Costó menos de lo previsto

Por Ana López
1.234
12 comentarios
El muelle abrió el lunes, dijo la ministra. Asistieron 300 personas.
Comercio con Vietnam
El comercio creció en 2024, según el banco.
La ministra. “Es un paso importante.” Foto: archivo
Fuente: El Faro"""


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.kind, one.span.of(text)) for one in headlines_of(text, line_words(language))]


def test_lines_that_are_no_running_text_are_told():
    assert found(ARTICLE, "es") == [
        ("title", "Abre el nuevo muelle de la isla"),
        ("heading", "Costó menos de lo previsto"),
        ("credit", "Por Ana López"),
        ("counter", "1.234"),
        ("counter", "12 comentarios"),
        ("heading", "Comercio con Vietnam"),
        ("caption", "La ministra. “Es un paso importante.” Foto: archivo"),
        ("credit", "Fuente: El Faro"),
    ]


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("188", "en", "counter"),
        ("2,345 views", "en", "counter"),
        ("1,2K", "en", "counter"),
        ("45 просмотров", "ru", "counter"),
        ("Источник: Газета", "ru", "credit"),
        ("Порт вечером. Фото: архив", "ru", "caption"),
        ("Source: Gazette", "en", "credit"),
        ("300 companies", "en", ""),
        ("In 2024 the port grew.", "en", ""),
        ("and then it closed", "en", ""),
    ],
)
def test_kinds_of_lines(line: str, language: str, kind: str):
    assert [one for one, _ in found(line, language)] == ([kind] if kind else [])


def test_a_long_text_takes_its_time_only():
    assert len(found("Heading\nThe text stands here.\n" * 20_000, "en")) == 20_000
