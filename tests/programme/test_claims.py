"""Claims: their kinds, their quotations, and the notes on how one was found."""

from typing import Any

import pytest

CLAIMS, NOTE = "claims.csv", "documents/note.txt"
COLUMNS = "id,kind,document,quote,start,subject,property,period,value,unit,chain\n"


def with_claim(small: Any, row: str) -> list[str]:
    small.write(CLAIMS, COLUMNS + row + "\n")
    return small.found()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("a,figure,note,150 companies,,fair,companies,,,company,gazette", ["E103 claims.csv:2:46"]),
        ("a,figure,note,150 companies,,fair,companies,,150,,gazette", ["E103 claims.csv:2:50"]),
        ("a,event,note,23 June 2025,,fair,opening,,23 June,,gazette", ["E109 claims.csv:2:42"]),
        ("a,item,note,salmon,,fair,topics,,,,gazette", ["E103 claims.csv:2:34"]),
        ("a,item,note,salmon,,fair,topics,,Lax,,gazette", ["E112 claims.csv:2:34"]),
        ("a,figure,note,150 companies,2.5,fair,companies,,150,company,gazette", ["E105 claims.csv:2:29"]),  # noqa: E501
        ("a,event,note,23 June 2025,,fair,opening,,,,gazette", []),
        ("a,rumour,note,salmon,,fair,topics,,salmon,,gazette", ["E110 claims.csv:2:3"]),
        ("a,figure,note,companies,,fair,companies,,150,company,gazette", ["W310 claims.csv:2:42"]),
    ],
)  # fmt: skip
def test_checks_by_kind(small: Any, row: str, found: list[str]):
    assert with_claim(small, row) == found


def test_a_quotation_that_moved_is_found_again_and_told(small: Any):
    row = "a,figure,note,150 companies,3,fair,companies,,150,company,gazette"
    assert with_claim(small, row) == ["N312 claims.csv:2:29"]
    claim = small.read().claims["a"]
    assert claim.selector.start == small.text(NOTE).index("150 companies")


def test_typography_is_folded_and_told(small: Any):
    small.replace(NOTE, "salmon and wool", "“salmon”—and\N{NO-BREAK SPACE}wool")
    row = 'a,item,note,"""salmon""-and wool",,fair,topics,,salmon,,gazette'
    assert with_claim(small, row) == ["N313 claims.csv:2:13"]
    selector = small.read().claims["a"].selector
    assert selector.exact == '"salmon"-and wool'
    assert small.text(NOTE)[selector.start : selector.end].startswith("“salmon”—and")


def test_a_cut_number_is_told_whole(small: Any):
    with_claim(small, "a,figure,note,300 million dollars,,fair,companies,,300,company,gazette")
    error = small.only()
    assert (error.code, error.fields["there"]) == ("E314", "1,300 million")


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("More than", []),
        ("Fewer than", ["W315 claims.csv:2:16"]),
        ("in 2024. More than", []),
        ("in 2023. More than", ["E302 claims.csv:2:16"]),
    ],
)
def test_the_words_around_a_quotation_are_compared(small: Any, prefix: str, found: list[str]):
    small.write(
        CLAIMS,
        "id,kind,document,quote,prefix,subject,property,value,unit,chain\n"
        f"c1,figure,note,150 companies,{prefix},fair,companies,150,company,gazette\n",
    )
    assert small.found() == found


def test_a_quotation_over_a_line_end(small: Any):
    small.write(NOTE, small.text(NOTE).replace("\n", "\r\n"))
    row = 'a,event,note,"fair,\r\nwhich opened",,fair,opening,,,,gazette'
    assert with_claim(small, row) == []
    document = small.read().documents["note"]
    assert "\r" not in document.text
    selector = small.read().claims["a"].selector
    assert document.text[selector.start : selector.end] == "fair,\nwhich opened"


def test_a_note_says_how_a_number_was_read(small: Any):
    small.write(
        CLAIMS,
        "id,kind,document,quote,subject,property,value,unit,chain,note\n"
        "a,figure,note,The two sides,fair,companies,2,country,gazette,two in words\n",
    )
    assert small.found() == ["N317 claims.csv:2:44"]


def test_labels_that_are_missing_are_named_together(small: Any):
    small.write(
        CLAIMS,
        "id,kind,document,quote,subject,property,scope,value,chain\n"
        "a,item,note,salmon,fair,stalls,big,cod,gazette\n"
        "b,item,note,wool,fair,stalls,big,cod,gazette\n",
    )
    assert small.found() == ["W116 claims.csv:2:25"]
    (warning,) = small.read().remarks
    assert "fair" not in warning.line()
    assert "stalls, big, cod (in all: 3)" in warning.line()


def test_documents_have_one_form(small: Any):
    small.write(NOTE, "\ufeff" + small.text(NOTE).replace("\n", "\r\n"))
    before = small.read().documents["note"]
    small.write(NOTE, before.text)
    assert small.read().documents["note"] == before


def test_the_digest_of_a_document_is_compared(small: Any):
    digest = small.read().documents["note"].sha256
    small.write(
        "documents/index.csv",
        f"id,file,language,sha256\nnote,note.txt,en,{digest.upper()}\nradio,radio.txt,en,\n",
    )
    assert small.found() == []
