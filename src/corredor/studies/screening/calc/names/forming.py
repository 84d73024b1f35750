"""The normal form of a name, from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from corredor.studies.screening.calc.names.joining import (
    joined_letters,
    joined_numbers,
    reason_against,
    surnames_kept,
)
from corredor.studies.screening.calc.names.legal_forms import FormFinder, FoundForm
from corredor.studies.screening.calc.names.records import (
    BEARING,
    FORM,
    GENERIC,
    INITIAL,
    NUMBER,
    PARTICLE,
    PHRASE,
    TITLE,
    WORD,
    NameForm,
    Token,
    letter_bits,
)
from corredor.studies.screening.calc.names.scripts import main_script
from corredor.studies.screening.calc.names.sounds import Spelling
from corredor.studies.screening.calc.names.splitting import words_of
from corredor.studies.screening.calc.names.tables import NameTables
from corredor.studies.screening.calc.names.terms import TermFinder

PERSON: Final = "person"
_STROKE: Final = re.compile(r"\s*/\s*")
LONG: Final = 4
_DIGITS: Final = re.compile(r"(\d+)(?:st|nd|rd|th|го|й|я|е)?")
_LIKE_LETTERS: Final = str.maketrans("013459", "oieasg")
_MIXED: Final = re.compile(r"(?=.*[a-z].*[a-z])(?=.*\d)[a-z0-9]{3,}")
_APPROXIMATE: Final = frozenset(
    ("greek", "armenian", "georgian", "indic", "korean", "japanese", "han", "ethiopic", "other")
)


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    key: str
    sound: str


class NameReader:
    """Makes normal forms by one set of tables; keeps what it learnt of each word.

    Examples
    --------
    >>> from corredor.studies.screening.calc.names.tables import FormNames, Readings, Terms
    >>> tables = NameTables(
    ...     Readings({}, {"slavic": ()}, ()), FormNames({"sadecv": "stock"}), Terms({}, {}),
    ...     {}, frozenset(), frozenset(), frozenset(), frozenset(), {},
    ... )
    >>> form = NameReader(tables).form("Gruma, S.A. de C.V.", "organisation")
    >>> form.glued, form.form
    ('gruma', 'stock')
    """

    def __init__(self, tables: NameTables) -> None:
        self.tables = tables
        self._spelling = Spelling(tables.readings, tables.fallback)
        self._forms = FormFinder(tables.forms)
        self._terms = TermFinder(tables.terms, tables.abbreviations)
        self._words: dict[str, _Word] = {}
        self._tokens: dict[tuple[str, str], Token] = {}

    def form(self, text: str, schema: str) -> NameForm:
        """Return the normal form of a name.

        Parameters
        ----------
        text
            The name as it stands in a list or as the user typed it.
        schema
            ``person``, ``organisation``, ``vessel``, ``aircraft`` or ``unknown``.
        """
        parts = _STROKE.split(text)
        several = len(parts) > 1 and all(len(part.strip()) >= LONG for part in parts)
        forms = tuple(self._form(part, schema) for part in parts) if several else ()
        whole = self._form(text, schema)
        return replace(whole, parts=forms) if forms else whole

    def _form(self, text: str, schema: str) -> NameForm:
        person = schema == PERSON
        words = [self._word(word) for word in words_of(text, dotted_apart=person)]
        words = [word for word in words if word.key]
        tokens, kinds = self._read(words, schema)
        bearing = [token for token in tokens if token.kind in BEARING]
        reason = reason_against(tokens)
        script = main_script(text)
        return NameForm(
            text=text,
            schema=schema,
            script=script,
            tokens=tuple(tokens),
            form=kinds[0] if kinds else "",
            glued="".join(token.sounds[0] for token in bearing),
            initials="".join(token.key[0] for token in bearing),
            screenable=not reason,
            reason=reason,
            approximate=script in _APPROXIMATE,
        )

    def _word(self, written: str) -> _Word:
        known = self._words.get(written)
        if known is None:
            key = self._spelling.key(written)
            sound = self._spelling.sounds(key, "other")[0] if key else ""
            known = self._words[written] = _Word(written, key, sound)
        return known

    def _read(self, words: list[_Word], schema: str) -> tuple[list[Token], list[str]]:
        if schema == PERSON:
            found = self._trailing_forms(words)
        else:
            words = [part for word in words for part in self._parted(word)]
            found = self._forms.find([w.key for w in words], [w.sound for w in words])
        tokens: list[Token] = []
        at = 0
        for form in [*found, FoundForm(len(words), len(words), "")]:
            tokens += self._plain(words[at : form.first], schema)
            if form.after > form.first:
                tokens.append(self._form_token(words[form.first : form.after]))
            at = form.after
        if schema == PERSON:
            tokens = surnames_kept(tokens)
        return tokens, [form.kind for form in found]

    def _trailing_forms(self, words: list[_Word]) -> list[FoundForm]:
        """Legal forms by mistake after a person's name, never one that leaves a single word."""
        found = self._forms.find([w.key for w in words], [w.sound for w in words])
        return [form for form in found if form.after == len(words) and form.first > 1]

    def _parted(self, word: _Word) -> list[_Word]:
        parts = self._forms.unglued(word.key)
        if parts is None:
            return [word]
        return [
            _Word(word.written, part, self._spelling.sounds(part, "other")[0]) for part in parts
        ]

    def _form_token(self, words: list[_Word]) -> Token:
        key = "".join(word.key for word in words)
        return Token(key, FORM, (key,), key, (), " ".join(word.written for word in words))

    def _plain(self, words: list[_Word], schema: str) -> list[Token]:
        if schema == PERSON:
            return [self._token(word, schema) for word in words]
        tokens = [self._token(word, schema) for word in words]
        keys, sounds = [word.key for word in words], [word.sound for word in words]
        for at in range(len(words)):
            found = max(self._terms.phrase(keys, at), self._terms.phrase(sounds, at))
            for number in range(at, found.after):
                token = tokens[number]
                concepts = tuple(sorted({*token.concepts, PHRASE + found.concept}))
                tokens[number] = replace(token, concepts=concepts)
        return joined_numbers(joined_letters(tokens))

    def _token(self, word: _Word, schema: str) -> Token:
        known = self._tokens.get((word.written, schema))
        if known is None:
            known = self._new_token(word, schema)
            self._tokens[word.written, schema] = known
        return known

    def _new_token(self, word: _Word, schema: str) -> Token:
        person = schema == PERSON
        key = word.key
        number = self._number(key, person)
        if number:
            return Token(number, NUMBER, (number,), number, (), word.written)
        if person and _MIXED.fullmatch(key):
            key = key.translate(_LIKE_LETTERS)
        kind = self._kind(key, person)
        concepts = (
            self.tables.given.get(key, ())
            if person
            else self._terms.concepts(key, word.sound, main_script(word.written) == "latin")
        )
        if person and not concepts:
            concepts = self.tables.given.get(word.sound, ())
        sounds = self._sounds(word.written, key)
        bones = self._spelling.bones(key)
        bits = letter_bits((key, *sounds))
        return Token(key, kind, sounds, bones, concepts, word.written, bits)

    def _number(self, key: str, person: bool) -> str:
        digits = _DIGITS.fullmatch(key)
        if digits:
            return digits[1].lstrip("0") or "0"
        return "" if person else self.tables.numbers.get(key, "")

    def _kind(self, key: str, person: bool) -> str:
        if len(key) == 1:
            return INITIAL
        if person:
            if key in self.tables.titles:
                return TITLE
            return PARTICLE if key in self.tables.particles else WORD
        if key in self.tables.stops:
            return PARTICLE
        if key in self.tables.generic:
            return GENERIC
        meant = self.tables.abbreviations.get(key, ())
        return GENERIC if not self.tables.generic.isdisjoint(meant) else WORD

    def _sounds(self, written: str, key: str) -> tuple[str, ...]:
        spelling = self._spelling
        if key.isascii() and written.isascii():
            return spelling.sounds(key)
        script = main_script(written)
        if script == "latin":
            marked = spelling.marked(written)
            found = spelling.sounds(marked) + spelling.sounds(key)
        elif script == "cyrillic":
            found = spelling.sounds(key, script)
            for other in spelling.other_keys(written):
                found += spelling.sounds(other, script)
        else:
            found = spelling.sounds(key, script)
        return tuple(dict.fromkeys(found))


def name_form(text: str, schema: str, reader: NameReader) -> NameForm:
    """Return the normal form of a name by a reader of given tables.

    Parameters
    ----------
    text, schema
        As `NameReader.form` takes them.
    reader
        Made once for a set of tables: it remembers words.
    """
    return reader.form(text, schema)
