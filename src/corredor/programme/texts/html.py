"""HTML: the article's text without menus, adverts and counters; the one door to trafilatura."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final, cast

from corredor.core.errors import (
    N_,
    DamagedDocument,
    EmptyDocument,
    NoTextInDocument,
    Place,
    Wording,
)
from corredor.programme.texts.charset import decoded_page
from corredor.programme.texts.extraction import Extraction, statement
from corredor.programme.texts.plain import normal_text
from corredor.programme.texts.visible import is_hidden, readable, visible_text

HtmlElement = Any
"""An element of lxml, which has no types."""

FORMAT: Final = "HTML"
_LIMITS: Final = ("ERR_NAME_TOO_LONG", "ERR_INTERNAL_ERROR", "ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY")
"""What the parser says where it leaves out the rest of a page."""
_ASIDE: Final = frozenset(
    (
        "ad",
        "ads",
        "advert",
        "advertisement",
        "advertising",
        "advertorial",
        "publicidad",
        "anuncio",
        "anuncios",
        "banner",
        "sponsored",
        "promo",
        "share",
        "shares",
        "sharing",
        "share-buttons",
        "social-share",
        "counter",
        "views",
        "newsletter",
        "subscribe",
        "related",
        "related-posts",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "cookies",
        "paywall",
    )
)
"""Classes of elements that are no part of an article."""
_DATED: Final = (
    "//time | //*[@itemprop='datePublished'] | //*[contains(@class, 'date')]"
    " | //*[contains(@class, 'fecha')] | //*[contains(@class, 'publish')]"
)
MOST_ELEMENTS: Final = 20_000
"""Elements of the largest page in which an article is looked for; of others all is read."""
_MOST_DATED: Final = 3
_LONGEST_DATED: Final = 100
"""Code points of the longest element that is looked at for a date."""
_LATEST: Final = "2100-12-31"
"""Day after which no page was published; the day of reading would make two readings differ."""


def extract_html(content: bytes, file: str) -> Extraction:
    """Return the text of a page: of its article, or all that can be seen where it has none.

    Parameters
    ----------
    content
        The page; entities that it declares itself are not expanded, nothing is fetched.
    file
        Its path, for messages.

    Raises
    ------
    DamagedDocument
        E018: it is no HTML, or its elements are nested too deeply.
    NoTextInDocument
        E020: nothing can be seen of it.
    EmptyDocument
        E024: there is nothing in it.
    CorredorError
        E008, E017, E023: see `decoded_page`.
    """
    page = decoded_page(content, file)
    tree = _tree(page, file)
    small = sum(1 for _ in tree.iter()) <= MOST_ELEMENTS
    metadata = _metadata(tree if small else _head(tree))
    published = _published(tree)
    text = (_article(_tree(page, file)) if small else "") or _visible(tree)
    text = normal_text(readable(text)).strip()
    if not text:
        problem = Wording(N_("nothing of it can be seen without running its program"))
        raise NoTextInDocument(Place(file), file=file, problem=problem)
    url = str(metadata.get("url") or "")
    publisher = statement(metadata.get("sitename"))
    return Extraction(
        text=text,
        title=statement(metadata.get("title")),
        author=statement(metadata.get("author")),
        publisher="" if publisher and publisher in url else publisher,
        published=published,
        url=statement(url) if url.startswith(("http://", "https://")) else "",
    )


def _lxml() -> Any:
    import lxml.etree  # pyright: ignore
    import lxml.html  # pyright: ignore

    return cast("Any", lxml)


def _tree(page: str, file: str) -> HtmlElement:
    lxml = _lxml()
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree: HtmlElement = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        raise EmptyDocument(Place(file), file=file) from None
    if any(entry.type_name in _LIMITS for entry in parser.error_log):
        problem = Wording(N_("its elements are nested too deeply or too long"))
        raise DamagedDocument(Place(file), file=file, format=FORMAT, problem=problem)
    return tree


def _article(tree: HtmlElement) -> str:
    """Return the text of the article; empty where none is found."""
    import trafilatura

    for element in list(tree.iter("*")):
        names = str(element.get("class") or "").lower().split()
        aside = bool(_ASIDE.intersection(names)) or is_hidden(element)
        if aside and element.getparent() is not None:
            element.drop_tree()
    found = cast(
        "Any",
        trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, include_formatting=False
        ),
    )
    return str(found.text or "") if found is not None else ""


def _visible(tree: HtmlElement) -> str:
    return visible_text(_lxml().etree.iterwalk(tree, events=("start", "end")))


def _metadata(tree: HtmlElement) -> dict[str, Any]:
    from trafilatura.metadata import extract_metadata

    parameters = {"extensive_search": False, "original_date": True, "max_date": _LATEST}
    return extract_metadata(tree, date_config=parameters).as_dict()


def _head(tree: HtmlElement) -> HtmlElement:
    """Return a page with the head of another and an empty body."""
    page = _lxml().html.Element("html")
    stated = tree.find("head")
    if stated is not None:
        page.append(deepcopy(stated))
    page.append(_lxml().html.Element("body"))
    return page


def _published(tree: HtmlElement) -> str:
    """Return the date of publication that the page states in its head or in marked elements.

    Dates of its running text are left aside: they may be those of what it tells.
    """
    from htmldate import find_date

    head = _head(tree)
    marked = cast("list[HtmlElement]", tree.xpath(_DATED))
    for element in [one for one in marked if len(one.text_content()) < _LONGEST_DATED][
        :_MOST_DATED
    ]:
        head.find("body").append(deepcopy(element))
    return (
        find_date(
            head,
            extensive_search=False,
            original_date=True,
            max_date=_LATEST,
            deferred_url_extractor=True,
        )
        or ""
    )
