import pytest

from corredor.programme.texts.html import extract_html

HEAD = """<!DOCTYPE html><html lang="es"><head><meta charset="{charset}">
<title>Abre el muelle | El Faro</title>
<meta property="og:site_name" content="El Faro">
<meta property="article:published_time" content="2024-05-13T10:00:00-05:00">
<meta name="author" content="Ana López">
<link rel="canonical" href="https://elfaro.example/muelle"></head>
"""
ARTICLE = """<body><nav><a href="/">Inicio</a> <a href="/eco">Economía</a></nav>
<article><h1>Abre el muelle</h1><span class="shares">188</span>
<p>El muelle de la isla abrió el lunes y costó 1.300 millones de pesos, según la ministra.</p>
<div class="publicidad">Compre ya su boleto</div>
<p>“Es un paso importante”, afirmó la ministra Rosa Díaz ante 150 empresas de Vietnam.</p>
</article><footer>Todos los derechos reservados</footer></body></html>"""


def test_an_article_is_read_without_what_stands_around_it():
    found = extract_html((HEAD.format(charset="utf-8") + ARTICLE).encode(), "a.html")
    assert found.text.splitlines() == [
        "Abre el muelle",
        "El muelle de la isla abrió el lunes y costó 1.300 millones de pesos, según la ministra.",
        "“Es un paso importante”, afirmó la ministra Rosa Díaz ante 150 empresas de Vietnam.",
    ]
    assert found.title == "Abre el muelle"
    assert (found.author, found.publisher) == ("Ana López", "El Faro")
    assert (found.published, found.url) == ("2024-05-13", "https://elfaro.example/muelle")


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("ISO-8859-5", "iso8859-5"),
        ("utf-8", "utf-8"),
        ("windows-1251", "utf-8"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_page_is_decoded_as_it_states(charset: str, codec: str):
    page = f'<html><head><meta charset="{charset}"></head><body><p>Причал открыт.</p></body></html>'
    assert extract_html(page.encode(codec), "a.html").text == "Причал открыт."


def test_latin_1_is_read_as_browsers_do():
    page = (
        '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'
        "<p>Año “nuevo” según él.</p>"
    )
    assert extract_html(page.encode("cp1252"), "a.html").text == "Año “nuevo” según él."


def test_what_is_not_stated_stays_empty():
    page = "<html><body><p>In March 2019 the quay opened; it had cost 3 million.</p></body></html>"
    found = extract_html(page.encode(), "a.html")
    assert (found.title, found.author, found.publisher, found.published, found.url) == ("",) * 5


def test_without_an_article_all_that_is_seen_is_read():
    page = (
        "<html><body><style>p {color: red}</style><table><tr><td>Rice</td><td>300</td></tr></table>"
        "<p hidden>secret</p><div style='display: none'>more secrets</div></body></html>"
    )
    text = extract_html(page.encode(), "a.html").text
    assert "Rice" in text
    assert "300" in text
    assert "secret" not in text
    assert "color" not in text


def test_a_page_of_very_many_elements_is_read_whole():
    page = HEAD.format(charset="utf-8") + "<nav>Inicio</nav>" + "<p>Una línea más." * 30_000
    found = extract_html(page.encode(), "a.html")
    assert found.text.count("Una línea más.") == 30_000
    assert found.text.startswith("Inicio")
    assert (found.author, found.published) == ("Ana López", "2024-05-13")
