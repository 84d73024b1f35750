"""Figures: the verbs with which chapters print numbers, quotations, names, dates and flags.

Every verb names in its element the thing that it prints, so that the audit finds it again:
``data-finding`` a number, ``data-claim`` exact words, ``data-name`` a name of the folder,
``data-record`` another text of it, ``data-edtf`` a date, ``data-document`` a title,
``data-method`` how a number was derived.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote as percent_encoded

from markupsafe import Markup, escape

from corredor.core.claim import Claim
from corredor.core.errors import CorredorError
from corredor.core.finding import Flag, Ref
from corredor.core.label import Label
from corredor.core.period import NO_YEAR
from corredor.core.quantity import Quantity
from corredor.core.source import Document
from corredor.data.glossary import glossary
from corredor.report.i18n import Speech
from corredor.report.i18n.dates import date_in_words
from corredor.report.model import ReportModel
from corredor.report.numerals import Form, numeral
from corredor.report.records import record_path, text_at
from corredor.report.reference_names import reference_label
from corredor.report.scales import one_scale
from corredor.report.trail import CLAIM

HTML_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|\d\d-\d\d")
"""What the attribute ``datetime`` may hold of EDTF."""
_DIGIT: Final = re.compile(r"\d")
_NAMED: Final = re.compile(r"\{[^{}]+\}|[^\s,;(){}]*\d[^\s,;(){}]*")
"""A field of a template, or a word of it with a digit, such as UTF-8."""
_OPEN, _CLOSE = "\N{START OF TEXT}", "\N{END OF TEXT}"


INDEX: Final = "index.html"
LINEAGE: Final = "lineage.html"
"""The two pages of a report: what was found, and where each number of it comes from."""


@dataclass
class Printed:
    """What the chapters before the appendices have named: keys, claims and words, in order."""

    keys: dict[str, None] = field(default_factory=dict[str, None])
    claims: dict[str, None] = field(default_factory=dict[str, None])
    words: dict[str, None] = field(default_factory=dict[str, None])


@dataclass(frozen=True)
class Emitter:
    """The verbs for one page; `printed` grows with what they print."""

    model: ReportModel
    speech: Speech
    printed: Printed = field(default_factory=Printed)
    page: str = INDEX

    def href(self, kind: str, name: str) -> str:
        """Return the link to a thing, see `anchor`: numbers have a page of their own."""
        is_step = kind == "n" and not name.startswith(CLAIM)
        page = LINEAGE if is_step else INDEX
        return f"{'' if page == self.page else page}#{anchor(kind, name)}"

    def figure(self, key: str, form: Form = "text", link: bool = True, read_in: str = "") -> Markup:
        """Print a number by key; it links to where it comes from.

        `read_in` is a unit of another size in which it is read, see `corredor.report.scales`.

        Raises
        ------
        KeyError
            There is no such number: a fault of the chapter.
        """
        quantity = self.model.ledger[key]
        if not link:
            return self._data(key, quantity, form, read_in)
        shown = self._data(key, quantity, form, read_in)
        return element("a", shown, **{"class": "figure"}, href=self._origin(quantity))

    def reference(self, quantity: Quantity) -> Markup:
        """Print a number that another one was made from, as a link to where it comes from."""
        text = numeral(quantity, self.speech, "plain").text
        return element("a", escape(text), href=self._origin(quantity), data_form="plain")

    def _origin(self, quantity: Quantity) -> str:
        """Return the link to where a number comes from."""
        kept = self.model.ledger.key_of(quantity)
        self.printed.keys[kept] = None
        if kept.startswith(CLAIM):
            self.printed.claims[kept.removeprefix(CLAIM)] = None
        return self.href("n", kept)

    def _data(self, key: str, quantity: Quantity, form: Form, read_in: str) -> Markup:
        read_in = "" if read_in == quantity.unit else read_in
        shown = numeral(quantity, self.speech, form, read_in)
        is_told = self.page == INDEX  # the other page tells it once, at its head
        return element(
            "data",
            escape(shown.text),
            value=shown.value,
            data_unit=shown.unit,
            data_finding=key,
            data_form="" if form == "text" else form,
            data_read_in=read_in,
            title=shown.title if is_told else "",
        )

    def scale_of(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Return the unit in which each of some numbers is read when they stand side by side."""
        units = one_scale([self.model.ledger[key].unit for key in keys])
        return dict(zip(keys, units, strict=True))

    def quote(self, claim_id: str, link: bool = True) -> Markup:
        """Print the exact words of a claim."""
        claim = self.model.claims[claim_id]
        words: str | Markup = claim.selector.exact
        if link:
            self.printed.claims[claim_id] = None
            words = Markup('<a href="{}">{}</a>').format(self.href("n", claim.key), words)
        document = self.model.documents.get(claim.document)
        language = self._lang(document.language if document else self.speech.language)
        return Markup('<q data-claim="{}"{}>{}</q>').format(claim_id, language, words)

    def mark(self, claim_id: str) -> Markup:
        """Print a reference to a claim as a mark; its id is heard, and seen in print."""
        return Markup('<span class="mark">{}</span>').format(self.claim(claim_id))

    def claim(self, claim_id: str) -> Markup:
        """Print a short reference to a claim by its id."""
        if claim_id not in self.model.claims:
            return self.code(claim_id)
        self.printed.claims[claim_id] = None
        place = self.href("n", f"{CLAIM}{claim_id}")
        title = self.model.claims[claim_id].selector.exact
        return Markup('<a class="ref" href="{}" data-claim="{}" title="{}">{}</a>').format(
            place, claim_id, title, self.code(claim_id)
        )

    def passage(self, claim_id: str) -> Markup:
        """Print a quotation with the words of its document before and after it."""
        claim = self.model.claims[claim_id]
        document = self.model.documents.get(claim.document)
        before, after = context_of(claim, document)
        language = self._lang(document.language if document else self.speech.language)
        around = Markup('<span data-context="{}">{}</span>')
        return Markup("<blockquote{}>{}{}{}</blockquote>").format(
            language,
            around.format(claim_id, before) if before else "",
            self.quote(claim_id, link=False),
            around.format(claim_id, after) if after else "",
        )

    def document(self, name: str) -> Markup:
        """Print a document's title; its file where it has none."""
        document = self.model.documents.get(name)
        if document is None:
            return self.code(name)
        return Markup('<cite data-document="{}"{}><a href="{}">{}</a></cite>').format(
            name, self._lang(document.language), self.href("d", name), title_of(document)
        )

    def term(self, name: str) -> Markup:
        """Print the name of a term, organisation, place, source or proposal."""
        label = name_of(name, self.model)
        if label is None:
            return self.word(name)
        text, language = label.spoken(self.speech.language)
        row = self.model.rows.get(name)
        return element(
            "bdi",
            escape(text),
            data_name=name,
            data_row=f"{row.file}:{row.line}" if row else "",
            lang="" if language == self.speech.language else language,
        )

    def source(self, name: str) -> Markup:
        """Print the name of a source; it links to the list of sources."""
        if name not in self.model.sources:
            return self.term(name)
        return Markup('<a href="{}">{}</a>').format(self.href("s", name), self.term(name))

    def record(self, kind: str, name: str, field: str) -> Markup:
        """Print a text of one of the folder's records as it stands; nothing where it is empty."""
        path = record_path(kind, name, field)
        text, language = text_at(path, self.model), self.speech.language
        if isinstance(text, Label):
            text, language = text.spoken(language)
        if not text:
            return Markup()
        lang = self._lang(language)
        return Markup('<bdi data-record="{}"{}>{}</bdi>').format(path, lang, text)

    def title(self) -> Markup:
        """Print the programme's title."""
        return self.record("programme", "", "title")

    def date(self, edtf: str, missing: str = "") -> Markup:
        """Print a date or period in words; `missing` is said where there is none."""
        try:
            words = date_in_words(edtf, self.speech)
        except ValueError:
            return self.code(edtf)
        if not edtf:
            words = self.say(missing) if missing else words
            return Markup('<span class="open">{}</span>').format(words)
        machine = edtf.removeprefix(f"{NO_YEAR}-")
        stamp = Markup(' datetime="{}"').format(machine) if HTML_DATE.fullmatch(machine) else ""
        return Markup('<time{} data-edtf="{}">{}</time>').format(stamp, edtf, words)

    def word(self, identifier: str) -> Markup:
        """Print a word of the glossary."""
        entry = glossary().get(identifier)
        if entry is None:
            return self._stranger(identifier)
        self.printed.words[identifier] = None
        return escape(entry.label.spoken(self.speech.language)[0])

    def heading(self, identifier: str) -> Markup:
        """Print a word of the glossary with a capital, for heads and captions."""
        word = str(self.word(identifier))
        return Markup(word[:1].upper() + word[1:])  # noqa: S704 - `word` is escaped, see above

    def _stranger(self, identifier: str) -> Markup:
        """Print a word that the glossary doesn't know: the word of a study from elsewhere."""
        text = self.speech.translate(identifier)
        kind, name = self._of_a_thing(identifier)
        if text == identifier and name:
            return Markup("{}: {}").format(self.word(kind), self.term(name))
        if _DIGIT.search(text):
            return self.code(identifier)
        if text == identifier:
            return Markup("<span{}>{}</span>").format(self._lang("en"), text.replace("_", " "))
        return escape(text)

    def _of_a_thing(self, identifier: str) -> tuple[str, str]:
        """Return word and name in an identifier such as annual_sun or la_paz_latitude."""
        kind, _, name = identifier.partition("_")
        if name in self.model.labels:
            return kind, name
        written, _, kind = identifier.rpartition("_")
        name = written.replace("_", "-")
        return (kind, name) if name in self.model.labels else ("", "")

    def code(self, text: str) -> Markup:
        """Print an identifier, a path or a setting as it stands."""
        return Markup("<code>{}</code>").format(text)

    def say(self, message: str, **fields: str) -> Markup:
        """Print a sentence of the catalogue, its fields as they are printed by other verbs."""
        text = escape(self.speech.translate(message))
        return text.format_map({k: escape(v) for k, v in fields.items()}) if fields else text

    def flag(self, flag: Flag) -> Markup:
        """Print the sentence of a flag."""
        fields = {name: self.ref(ref) for name, ref in flag.fields.items()}
        return self.say(flag.sentence, **fields)

    def ref(self, ref: Ref) -> Markup:
        """Print a thing that a sentence names, according to its kind."""
        match ref.kind:
            case "figure":
                return self.figure(ref.id)
            case "claim":
                return self.quote(ref.id)
            case "document":
                return self.document(ref.id)
            case "source":
                return self.source(ref.id)
            case "date":
                return self.date(ref.id)
            case "term":
                return self.term(ref.id)
            case "word":
                return self.word(ref.id)
            case "text" | "place" | "number":
                return self.code(ref.id)

    def error(self, error: CorredorError) -> Markup:
        """Print what an error says: its code, what was found, expected, and how to mend it."""
        said = "; ".join(part for part in error.parts(self._with_bounds) if part)
        marked = str(escape(said)).replace(_OPEN, "<code>").replace(_CLOSE, "</code>")
        return Markup("{} {}").format(self.code(error.code), Markup(marked))  # noqa: S704

    def _with_bounds(self, message: str) -> str:
        """Translate a template and put bounds around its fields and what it names with digits.

        No field can hold a bound.
        """
        return _NAMED.sub(rf"{_OPEN}\g<0>{_CLOSE}", self.speech.translate(message))

    def _lang(self, language: str) -> Markup:
        """Return the attribute ``lang`` where a text isn't in the language of the page."""
        if language == self.speech.language:
            return Markup()
        return Markup(' lang="{}"').format(language)


CONTEXT: Final = 160
"""Characters of a document that are shown before and after a quotation."""
ELLIPSIS: Final = "…"


def context_of(claim: Claim, document: Document | None) -> tuple[str, str]:
    """Return the words before and after a quotation, cut at blanks."""
    selector = claim.selector
    if document is None or selector.start is None or selector.end is None:
        return selector.prefix, selector.suffix
    text, start, end = document.text, selector.start, selector.end
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if start > CONTEXT:
        before = ELLIPSIS + before[before.find(" ") + 1 :]
    if end + CONTEXT < len(text):
        after = after[: after.rfind(" ") + 1].rstrip() + ELLIPSIS
    return before, after


def element(tag: str, content: Markup, **attributes: str) -> Markup:
    """Return an element with those of its attributes that are not empty.

    Examples
    --------
    >>> element("bdi", escape("R&D"), data_name="a", lang="")
    Markup('<bdi data-name="a">R&amp;D</bdi>')
    """
    said = "".join(
        f' {name.replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value
    )
    return Markup(f"<{tag}{said}>{content}</{tag}>")  # noqa: S704 - escaped here and by the caller


def title_of(document: Document) -> str:
    """Return how a document is called: its title, else its file."""
    return document.title or document.file


def name_of(name: str, model: ReportModel) -> Label | None:
    """Return the name of a term, organisation, place, source, proposal, assumption or country."""
    label = model.labels.get(name)
    if label is None and name in model.sources:
        label = model.sources[name].name
    if label is None and name in model.assumptions:
        label = model.assumptions[name].label
    if label is None:
        label = reference_label(name)
    return label if label is not None and label != Label() else None


def anchor(kind: str, name: str) -> str:
    """Return the fragment that links to a number (n), document (d), source (s) or table (t).

    Examples
    --------
    >>> anchor("n", "facts.foro.asistentes.2025-04")
    'n-facts.foro.asistentes.2025-04'
    """
    return fragment(f"{kind}-{name}")


def fragment(place: str) -> str:
    """Return an id of the page as a link writes it.

    Examples
    --------
    >>> fragment("c-foro.asistentes.2024/2025")
    'c-foro.asistentes.2024%2F2025'
    """
    return percent_encoded(place, safe="")
