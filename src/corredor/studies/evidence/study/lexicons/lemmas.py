"""Lemmas: which dictionary word a form of a word belongs to."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.figures.words import (
    folded_token,
    tokens_of,
)
from corredor.studies.evidence.calc.forms import forms_of
from corredor.studies.evidence.calc.forms.inflection import phrase_parts

ADJECTIVE_ENDINGS: Final = ("ий", "ый", "ой", "ая", "ое", "яя", "ее")


def folded(name: str) -> list[str]:
    """Return the tokens of a name, folded."""
    return [folded_token(token) for token in tokens_of(name)]


class Lemmas:
    """Folded forms by lemma; the first lemma of a form stands, a lemma's own form before all."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.forms: dict[str, str] = {}
        self.own: dict[str, str] = {}

    def learn(self, word: str, part: str, listed: str = "") -> str:
        """Add a word with its forms; return its lemma."""
        lemma = folded_token(word)
        if part == "a" and self.language == "ru" and word.endswith(ADJECTIVE_ENDINGS):
            lemma = lemma[:-2] + "ий"
        if part != "a" or lemma not in self.own:
            self.own.setdefault(lemma, lemma)
        given = {folded_token(form) for form in listed.split()}
        if listed and all(form == lemma for form in given):
            return lemma
        made = {lemma} if part == "x" else forms_of(self.language, word, part)
        if self.language == "es" and part == "n":
            given.add(f"{lemma}s")
        for form in (*given, *made):
            if len(form) > 1:
                self.forms.setdefault(folded_token(form), lemma)
        return lemma

    def phrase(self, name: str) -> list[str]:
        """Learn the words of a name; return its lemmas as tokens.

        ``=`` parts the name from listed forms of its head.
        """
        bare, _, listed = name.partition("=")
        words = bare.strip().split()
        parts = phrase_parts(self.language, words, "n")
        lemmas: list[str] = []
        for word, part in zip(words, parts, strict=True):
            pieces = tokens_of(word)
            letters = [piece for piece in pieces if piece[0].isalpha()]
            for piece in pieces:
                if not piece[0].isalpha():
                    lemmas.append(piece)
                elif len(pieces) > len(letters) + 1 or (part == "x"):
                    lemmas.append(folded_token(piece))
                else:
                    head = listed if part == "n" else ""
                    self.learn(piece, part, head)
                    lemmas.append(folded_token(piece))
        return lemmas

    def hyphened(self, name: str) -> list[str]:
        """Return the tokens of a name that may stand behind a hyphen only: "300-километровый"."""
        if not name.startswith("-"):
            return self.phrase(name)
        if name.endswith(ADJECTIVE_ENDINGS) and "=" not in name:
            self.learn(name[1:], "a")
            return ["-", folded_token(name[1:])]
        return ["-", *self.phrase(name[1:])]

    def known(self, name: str) -> list[str]:
        """Return the lemmas of a name without learning its words."""
        table = self.table()
        return [table.get(word, word) for word in map(folded_token, tokens_of(name))]

    def table(self) -> dict[str, str]:
        """Return the lemma of every form."""
        return {**self.forms, **self.own}
