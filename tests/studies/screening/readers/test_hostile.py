"""Files made to harm, cut off or mistaken: refused with a code and a place, within bounds."""

import io
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corredor.core.errors import CorredorError
from corredor.studies.screening.inputs.entries import IDENTIFIER_TYPES, MEASURE_TYPES, SCHEMAS
from corredor.studies.screening.readers import lines, making, markup, words
from corredor.studies.screening.readers.lists import FORMATS
from corredor.studies.screening.readers.reading import Reading

Made = Callable[..., Reading]
XML = ("ofac_xml", "ofac_advanced", "eu_xml", "un_xml")
TABLES = ("ofac_csv", "eu_csv", "uk_csv", "opensanctions_csv", "csl_csv", "mapped_csv")
NAMES = (*XML, *TABLES, "uk_conlist", "ftm_json")
LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">]>
<export><sanctionEntity>&lol2;</sanctionEntity></export>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE export [<!ENTITY file SYSTEM "file:///etc/passwd">]>
<export><sanctionEntity>&file;</sanctionEntity></export>"""


def refusal(made: Reading) -> CorredorError:
    with pytest.raises(CorredorError) as caught:
        made.whole()
    return caught.value


def test_every_format_has_a_sample(samples: Any):
    assert set(FORMATS) <= set(samples)


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("raw", [LAUGHS, OUTSIDE, b"<!DOCTYPE a SYSTEM 'http://x/y'><a/>"])
def test_a_document_type_is_refused_before_it_declares_anything(
    reading: Made, name: str, raw: bytes
):
    error = refusal(reading(name, raw))
    assert error.code == "E130"
    assert error.fields["problem"] == markup.DOCTYPE


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        (b"<a>" * 100, markup.NESTED),
        (b"<unfinished", markup.ILL_FORMED),
        (b"&undeclared;", markup.ILL_FORMED),
    ],
)
def test_broken_markup_is_refused(
    reading: Made, samples: Any, name: str, inside: bytes, problem: str
):
    raw = samples[name][0].rstrip().rpartition(b"</")[0] + inside
    error = refusal(reading(name, raw))
    assert (error.code, error.fields["problem"]) == ("E130", problem)


@pytest.mark.parametrize("name", XML)
def test_an_encoding_that_nobody_reads_is_refused(reading: Made, name: str):
    error = refusal(reading(name, b'<?xml version="1.0" encoding="big5"?><a/>'))
    assert (error.code, error.fields["problem"]) == ("E130", markup.CHARSET)


@pytest.mark.parametrize("name", NAMES)
def test_a_cut_file_is_not_taken_for_a_whole_one(reading: Made, samples: Any, name: str):
    raw: bytes = samples[name][0]
    whole = len(reading(name).whole())
    for at in range(1, len(raw), max(1, len(raw) // 60)):
        try:
            found = reading(name, raw[:at]).whole()
        except CorredorError:
            continue
        assert name not in XML
        assert len(found) <= whole


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_no_list(reading: Made, name: str):
    for raw in (b"", b"\n\n", b"\xef\xbb\xbf"):
        assert refusal(reading(name, raw)).code in {"E130", "E131", "E133"}


def test_a_head_without_rows_is_an_empty_list(reading: Made, samples: Any):
    for name in ("opensanctions_csv", "csl_csv", "mapped_csv"):
        head = samples[name][0].partition(b"\n")[0]
        assert refusal(reading(name, head)).code == "E133"
    for raw in (b"<export/>", b'<export generationDate="2026-01-01"></export>'):
        assert refusal(reading("eu_xml", raw)).code == "E133"


def test_the_file_of_one_format_is_refused_by_the_reader_of_another(reading: Made, samples: Any):
    kinds = {
        name: name.replace("ofac_advanced", "ofac_xml").replace("uk_conlist", "uk_csv")
        for name in NAMES
    }
    for name in NAMES:
        for other in NAMES:
            if kinds[name] == kinds[other]:
                continue
            error = refusal(reading(name, samples[other][0]))
            assert error.code in {"E130", "E131"}, (name, other)


@pytest.mark.parametrize("name", TABLES)
def test_another_delimiter_is_refused(reading: Made, samples: Any, name: str):
    raw = samples[name][0].replace(b",", b"\t").replace(b";", b"\t")
    if name in ("mapped_csv", "eu_csv"):
        raw = samples[name][0].replace(b";", b"~")
    assert refusal(reading(name, raw)).code in {"E130", "E131"}


@pytest.mark.parametrize("name", ["eu_csv", "uk_csv", "opensanctions_csv", "csl_csv", "ofac_csv"])
def test_an_endless_cell_is_refused(reading: Made, samples: Any, name: str):
    raw = samples[name][0] + b'"' + b"x" * 400_000 + b'"\n'
    assert refusal(reading(name, raw)).code == "E130"
    raw = samples[name][0] + b'"' + b"x\n" * 400_000
    assert refusal(reading(name, raw)).code == "E130"


@pytest.mark.parametrize("name", NAMES)
def test_an_endless_line_or_element_takes_no_endless_memory(reading: Made, samples: Any, name: str):
    tail = b"<a b='" if name in XML else b""
    head = samples[name][0].rstrip().rpartition(b"</")[0] if name in XML else samples[name][0]

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.first = io.BytesIO(head + tail)
            self.given = 0

        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return True

        def seek(self, offset: int, whence: int = 0) -> int:
            self.first.seek(0)
            return 0

        def readinto(self, buffer: Any) -> int:
            chunk = self.first.read(len(buffer)) or b"x" * len(buffer)
            self.given += len(chunk)
            assert self.given < 200_000_000
            buffer[: len(chunk)] = chunk
            return len(chunk)

    stream = io.BufferedReader(Endless())
    tracemalloc.start()
    try:
        with pytest.raises(CorredorError, match="E130"):
            reading(name, stream).whole()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 120_000_000


def test_rows_of_wrong_length_are_refused_with_their_line(reading: Made, samples: Any):
    error = refusal(reading("uk_csv", samples["uk_csv"][0] + b"1,2\n"))
    assert (error.code, error.place and error.place.line) == ("E130", 8)
    error = refusal(reading("ofac_csv", samples["ofac_csv"][0] + b"1,2\n"))
    assert (error.code, error.place and error.place.line) == ("E130", 7)


def test_a_refusal_names_line_and_column(reading: Made, samples: Any):
    def place(name: str, raw: bytes) -> tuple[str, int, int]:
        error = refusal(reading(name, raw))
        assert error.place
        return error.code, error.place.line, error.place.column

    raw: bytes = samples["uk_csv"][0]
    assert place("uk_csv", raw + b"1,2\n") == ("E130", 8, 3)
    assert place("uk_csv", raw + "я,".encode() + b"\xff\n") == ("E008", 8, 3)
    assert place("uk_csv", raw + b"ab\x00\n") == ("E130", 8, 3)
    assert place("eu_xml", b"<export>\n  &nothing;</export>") == ("E130", 2, 3)
    assert place("eu_xml", b"<export>\n <a></b></export>") == ("E130", 2, 7)
    assert place("un_xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]>")[:2] == ("E130", 1)


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("eu_csv", "NameAlias_WholeName"),
        ("uk_csv", "Name 6"),
        ("opensanctions_csv", "aliases"),
        ("csl_csv", "alt_names"),
        ("mapped_csv", "Razón social"),
    ],
)
def test_a_table_without_a_needed_column_is_refused_by_name(
    reading: Made, samples: Any, name: str, needed: str
):
    raw: bytes = samples[name][0]
    assert needed.encode() in raw
    assert refusal(reading(name, raw.replace(needed.encode(), b"Another", 1))).code == "E131"


@pytest.mark.parametrize("name", TABLES)
def test_line_ends_and_a_mark_change_nothing(reading: Made, samples: Any, name: str):
    raw: bytes = samples[name][0]
    plain = reading(name, raw).whole()
    assert reading(name, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).whole() == plain
    assert reading(name, b"\xef\xbb\xbf" + raw).whole() == plain


@pytest.mark.parametrize(
    "line",
    [
        b"[1, 2]",
        b'{"id": 1, "schema": "Company", "properties": {}}',
        b'{"id": "a", "schema": "Company", "properties": []}',
        b'{"id": "a", "schema": "Company", "properties": {"name": ["\\u0000"]}}',
        b'{"id": "a", "schema": "Company", "properties": {"name": ["\\ud800"]}}',
        b'{"id": ' + b"[" * 100_000,
        b'{"id": ' + b"9" * 10_000 + b"}",
        b"NaN",
    ],
)
def test_a_line_that_is_no_entity_is_refused(reading: Made, samples: Any, line: bytes):
    error = refusal(reading("ftm_json", samples["ftm_json"][0] + line + b"\n"))
    assert (error.code, error.place and error.place.line) == ("E130", 8)


def test_properties_of_strange_kinds_do_no_harm(reading: Made, samples: Any):
    odd = (
        b'{"id": "x", "schema": "Company", "caption": 7, "datasets": 5, "target": "yes", '
        b'"last_seen": [], "properties": {"name": [1, null, {"a": 1}, "Name"], "country": "ru", '
        b'"topics": {"sanction": 1}, "imoNumber": ["x"]}}\n'
        b'{"id": "y", "schema": "Sanction", "datasets": {}, "properties": {"entity": ["x", 3], '
        b'"startDate": ["no day"], "program": []}}\n'
    )
    *_, entry = reading("ftm_json", samples["ftm_json"][0] + odd).whole()
    assert [name.text for name in entry.names] == ["Name"]
    assert entry.measures[0].type == "unknown"


def test_utf_16_and_nul_are_refused(reading: Made, samples: Any):
    for name in TABLES:
        raw: bytes = samples[name][0]
        wide = b"\xff\xfe" + raw.decode().encode("utf-16-le")
        assert refusal(reading(name, wide)).code == "E008"
        assert refusal(reading(name, raw + b"\x00\n")).fields["problem"] == lines.CONTROL


def test_an_encoding_that_is_not_read_is_refused_by_name(reading: Made):
    for name in ("utf-16", "nonsense", "rot13", "../x", "a\x00b"):
        with pytest.raises(CorredorError, match="E110"):
            reading("uk_csv", encoding=name).whole()
    assert reading("uk_csv", encoding=" UTF8 ").whole()


def test_cells_made_to_be_slow_are_not(reading: Made, samples: Any):
    blank = b" " * 130_000
    long = b"a" * 130_000
    for cell in (
        blank,
        long,
        b"(1)" * 40_000,
        b"IMO " * 30_000,
        b"a.k.a. '" * 15_000,
        b"] [" * 40_000,
    ):
        row = b'9,"NAME",-0- ,"' + cell + b'",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"' + cell + b'"\n'
        assert len(reading("ofac_csv", samples["ofac_csv"][0] + row).whole()) == 7
        count = samples["uk_csv"][0].split(b"\n")[1].count(b",") + 1
        made = [b"NAME"] * 2 + [cell] * 12 + [b""] * (count - 14)
        raw = samples["uk_csv"][0] + b'"' + b'","'.join(made) + b'"\n'
        assert len(reading("uk_csv", raw).whole()) == 4


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_words_take_any_text(text: str):
    assert isinstance(words.iso_day(text), str)
    assert isinstance(words.birth_of(text), str)
    assert isinstance(words.regime_of(text), str)
    assert words.measure_type("UK", text) in MEASURE_TYPES
    assert words.schema_of(text) in SCHEMAS
    assert all(lines.joined_values(text))
    found = making.identifier_in(text)
    assert found is None or found[0] in IDENTIFIER_TYPES


FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def harmless(made: Reading) -> None:
    """Walk a reading; only the errors of users may come, and entries are sound."""
    found: list[CorredorError] = []
    try:
        for entry in made.entries:
            assert entry.names
            entry.names[0].text.encode()
        assert made.account.reconciled
    except CorredorError as error:
        found.append(error)
    assert {error.code for error in found} <= {"E008", "E023", "E130", "E131", "E132", "E133"}


@pytest.mark.parametrize("name", NAMES)
@FUZZ
@given(raw=st.binary(max_size=300))
def test_random_bytes_bring_no_other_error(reading: Made, name: str, raw: bytes):
    harmless(reading(name, raw))


@pytest.mark.parametrize("name", NAMES)
@FUZZ
@given(data=st.data())
def test_changed_lists_bring_no_other_error(reading: Made, samples: Any, name: str, data: Any):
    raw = bytearray(samples[name][0])
    pieces = st.sampled_from(
        [
            b"",
            b'"',
            b",",
            b";",
            b"\n",
            b"<",
            b">",
            b"&",
            b"\xff",
            b"\x00",
            b"-0-",
            b"{",
            b"]",
            b"(",
            b"\\u",
        ]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        width = data.draw(st.sampled_from([0, 1, 2, 30]))
        raw[at : at + width] = data.draw(st.one_of(pieces, st.binary(max_size=4)))
    harmless(reading(name, bytes(raw)))
