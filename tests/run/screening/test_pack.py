"""Packs: all that was asked and found, in three forms, and the same bytes again."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corredor.core.errors import CorredorError, Problems, UnknownReference
from corredor.run.digests import digest_of
from corredor.run.screening.chain import Record, chained, read_chain
from corredor.run.screening.pack import Pack, make_pack, write_pack
from corredor.run.screening.records import Request
from corredor.run.screening.screened import screen_folder
from corredor.run.screening.verification import verify

TIME = "2026-11-22T10:30:00-06:00"


def request(party: str = "", **fields: Any) -> Request:
    given = {"asked_by": "Ana Ruiz", "role": "officer", "purpose": "forum", **fields}
    return Request(party, time=TIME, clock="stated", languages=("es", "en", "ru"), **given)


def pack_of(folder: Any, party: str = "", **fields: Any) -> Pack:
    return make_pack(screen_folder(folder.root), request(party, **fields))


def records_of(pack: Pack) -> tuple[Record, ...]:
    return read_chain(pack.files[f"{pack.name}.jsonl"], pack.name).records


def bodies(pack: Pack, kind: str) -> list[Any]:
    return [one.body for one in records_of(pack) if one.kind == kind]


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.replace("\ufffe", "").replace("\u200b", "").split())


def test_a_pack_says_who_asked_what_of_whom(folder: Any) -> None:
    pack = pack_of(folder)
    (asked,) = bodies(pack, "request")
    assert (asked["asked_by"], asked["role"], asked["purpose"]) == ("Ana Ruiz", "officer", "forum")
    assert (asked["time"], asked["clock"]) == (TIME, "stated")
    (held,) = bodies(pack, "list")
    assert (held["published"], held["age_at_request"]) == ("2026-11-01", 21)
    zarvex = next(one for one in bodies(pack, "party") if one["party"] == "zarvex")
    assert zarvex["names"][0] == "АО «Зарвекс Машиностроение»"
    assert [token["key"] for token in zarvex["forms"][1]["tokens"]] == ["zarvex"]
    results = {one["party"]: one["result"] for one in bodies(pack, "result")}
    assert results == {
        "zarvex": "MATCH",
        "bolero": "NO_HIT_WITHIN_COVERAGE",
        "generic": "NOT_SCREENABLE",
    }
    entry = next(one for one in bodies(pack, "entry") if one["id"] == "demo-zarvex")
    assert {name["text"] for name in entry["names"]} >= {"Zarvex Mashinostroenie AO", "ZMW"}
    assert "birth" not in entry
    (software,) = bodies(pack, "software")
    assert "folder: screening/parties" in software["inputs"]
    assert records_of(pack)[-1].kind == "seal"


def test_a_pack_on_one_party_speaks_of_nobody_else(folder: Any) -> None:
    pack = pack_of(folder, "bolero")
    assert [one["party"] for one in bodies(pack, "party")] == ["bolero"]
    assert [one["result"] for one in bodies(pack, "result")] == ["NO_HIT_WITHIN_COVERAGE"]
    assert bodies(pack, "ownership") == []
    assert bodies(pack, "flag") == []
    said = pack.files[f"{pack.name}.jsonl"].decode()
    assert "zarvex" not in said.casefold().replace("screening/parties", "")
    assert "bolero" in pack.name


def test_nobody_of_that_id(folder: Any) -> None:
    with pytest.raises(UnknownReference) as caught:
        pack_of(folder, "zarvec")
    assert "zarvex" in caught.value.line()


def test_the_same_folder_gives_the_same_bytes(folder: Any) -> None:
    assert pack_of(folder).files == pack_of(folder).files


def test_the_word_of_a_pass_stands_nowhere(folder: Any) -> None:
    pack = pack_of(folder)
    for name, content in pack.files.items():
        text = text_of(content) if name.endswith(".pdf") else content.decode()
        assert not re.search(r"\bclear", text, re.IGNORECASE), name


def test_pages_in_three_languages(folder: Any) -> None:
    pack = pack_of(folder)
    for language in ("es", "en", "ru"):
        said = text_of(pack.files[f"{pack.name}.{language}.pdf"])
        for part in ("Ana Ruiz", TIME, "demo-zarvex", "АО «Зарвекс Машиностроение»", "DEMO"):
            assert part in said, (language, part)
    (seal,) = bodies(pack, "seal")
    assert seal["head"] in said
    english = text_of(pack.files[f"{pack.name}.en.pdf"])
    assert "NOT SCREENABLE" in english
    assert "АО «Зарвекс Машиностроение» is hit" in english
    assert "Parties without hit: 1" in english


def test_the_table_has_a_row_for_each_result(folder: Any) -> None:
    pack = pack_of(folder)
    rows = list(csv.DictReader(io.StringIO(pack.files[f"{pack.name}.csv"].decode("utf-8-sig"))))
    assert [row["party"] for row in rows] == [one["party"] for one in bodies(pack, "result")]
    assert rows[0]["list_published"] == "2026-11-01"
    assert {row["time"] for row in rows} == {TIME}


HOSTILE = '=cmd|"/C calc"!A1 <script>alert(1)</script> #eval("1") $x^2$ *b* \\ `raw` \u202e'


def test_hostile_names_are_texts_everywhere(folder: Any) -> None:
    row = ",".join(['"' + HOSTILE.replace('"', '""') + '"'])
    folder.write("parties", f"id,name,schema\nevil,{row},organisation\n")
    pack = pack_of(folder, purpose="+1+1", asked_by="@SUM(A1)", role="-2+3")
    assert [HOSTILE] in [one["names"] for one in bodies(pack, "party")]
    rows = list(csv.reader(io.StringIO(pack.files[f"{pack.name}.csv"].decode("utf-8-sig"))))
    for cell in (cell for row in rows[1:] for cell in row):
        assert not cell.startswith(("=", "+", "-", "@"))
    for language in ("es", "en", "ru"):
        said = text_of(pack.files[f"{pack.name}.{language}.pdf"])
        assert "<script>alert(1)</script>" in said
        assert '#eval("1") $x^2$ *b* \\ `raw`' in said


def written(folder: Any, target: Path, party: str = "") -> tuple[Path, Pack]:
    where, pack = write_pack(folder.root, request(party), target)
    return where / f"{pack.name}.jsonl", pack


def codes(problems: Problems) -> set[tuple[str, int]]:
    return {(one.code, one.place.line) for one in problems.errors if one.place}


def test_a_pack_replays_to_the_same_bytes(folder: Any, tmp_path: Path) -> None:
    path, pack = written(folder, tmp_path / "packs")
    (seal,) = bodies(pack, "seal")
    verify(path, seal=f" {seal['head'].upper()[:24]}\u200b{seal['head'][24:]} ")  # as pages have it
    held = verify(path, folder.root, pack.seal)
    assert (held.seal, held.replayed) == (pack.seal, True)
    assert held.records == len(records_of(pack)) - 1
    assert set(held.files) == set(pack.files) - {path.name}


def test_a_replay_touches_nothing(folder: Any, tmp_path: Path) -> None:
    path, _ = written(folder, tmp_path / "packs")
    before = {p: p.read_bytes() for p in folder.root.rglob("*") if p.is_file()}
    verify(path, folder.root)
    assert {p: p.read_bytes() for p in folder.root.rglob("*") if p.is_file()} == before


def test_every_changed_byte_of_a_pack_is_found(folder: Any, tmp_path: Path) -> None:
    path, _ = written(folder, tmp_path / "packs", "zarvex")
    files = sorted(path.parent.iterdir())

    @settings(
        max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(files))
        content = one.read_bytes()
        at = data.draw(st.integers(0, len(content) - 1))
        flip = data.draw(st.integers(1, 255))
        one.write_bytes(content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :])
        try:
            with pytest.raises(Problems) as caught:
                verify(path)
        finally:
            one.write_bytes(content)
        found = {
            (error.place.file, error.place.line) for error in caught.value.errors if error.place
        }
        line = content.count(b"\n", 0, at) + 1
        assert ((one.name, line) if one == path else (one.name, 0)) in found

    check()
    verify(path)


def test_a_changed_list_shows_on_replay(folder: Any, tmp_path: Path) -> None:
    path, _ = written(folder, tmp_path / "packs")
    folder.write("parties", folder.text("parties").replace(",Zarvex,", ",Zarvexo,"))
    with pytest.raises(Problems) as caught:
        verify(path, folder.root)
    assert {code for code, _ in codes(caught.value)} == {"E433"}
    assert "the folder or one of its files" in str(caught.value)
    verify(path)


def test_a_pack_made_anew_has_another_seal(folder: Any, tmp_path: Path) -> None:
    path, pack = written(folder, tmp_path / "packs")
    records = list(records_of(pack))
    at = next(at for at, one in enumerate(records) if one.kind == "result")
    records[at] = Record("result", {**records[at].body, "result": "NO_HIT_WITHIN_COVERAGE"})
    path.write_bytes(chained(records))
    verify(path)  # whole in itself
    with pytest.raises(Problems) as caught:
        verify(path, seal=pack.seal)
    assert [one.code for one in caught.value.errors] == ["E434"]
    with pytest.raises(Problems) as caught:
        verify(path, folder.root)
    assert ("E433", at + 1) in codes(caught.value)


def test_a_file_that_is_gone_or_out_of_the_folder(folder: Any, tmp_path: Path) -> None:
    path, pack = written(folder, tmp_path / "packs")
    (path.parent / f"{pack.name}.csv").unlink()
    with pytest.raises(Problems) as caught:
        verify(path)
    assert [one.code for one in caught.value.errors] == ["E432"]
    for body in ({"records": 0, "files": {"../../x": digest_of(b"")}}, {}, {"files": []}):
        path.write_bytes(chained([Record("seal", body)]))
        with pytest.raises(CorredorError) as refused:
            verify(path)
        assert refused.value.code == "E431"


def test_a_pack_that_asks_nothing_is_none(folder: Any, tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    for body in (
        {},
        {"languages": ["en"], "time": "2026-01-01"},
        {"languages": ["fr"], "time": TIME},
    ):
        records = [Record("request", body), Record("seal", {"records": 1, "files": {}})]
        path.write_bytes(chained(records))
        with pytest.raises(CorredorError) as refused:
            verify(path, folder.root)
        assert refused.value.code in ("E431", "E433"), json.dumps(body)
