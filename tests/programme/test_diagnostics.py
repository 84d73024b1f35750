"""Diagnostics: which known word is suggested for a misspelt one."""

import time

from corredor.programme.diagnostics import MOST_SUGGESTED, Suggestions, nearest


def test_a_thousand_misspelt_words_are_answered_in_time():
    known = [f"a-known-word-{number}" for number in range(20_000)]
    suggestions = Suggestions(known)
    begun = time.process_time()
    for number in range(1_000):
        assert suggestions.of(f"a-known-wrod-{number}") in known
    assert time.process_time() - begun < 20


def test_the_first_are_compared_and_the_others_looked_up():
    suggestions = Suggestions(["document", "xyz"], "…")
    assert suggestions.of("documnt") == "document"
    for number in range(MOST_SUGGESTED):
        assert suggestions.of(f"{number}") in ("…", "document")
    assert suggestions.of("documnt") == "document"
    assert suggestions.of("ydocument") == "xyz"
    assert suggestions.of("zz") == "xyz"


def test_nothing_is_known():
    assert nearest("x", []) == ""
    assert nearest("x", [], "…") == "…"
