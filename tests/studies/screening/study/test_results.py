"""Results: four words and no fifth, and what each list can and can't show."""

from __future__ import annotations

import pytest

RESULTS = {"MATCH", "REVIEW", "NO_HIT_WITHIN_COVERAGE", "NOT_SCREENABLE"}
NAMED = {"name_generic", "name_empty", "name_short", "name_numbers"}


def test_a_whole_fresh_list_shows_who_is_on_it_and_who_is_not(folder):
    ran = folder().list("sdn").party("k", "Кварцит Трубосталь").party("o", "Tejidos Lumbre").run()
    assert ran.results("k") == {"MATCH"}
    assert ran.results("o") == {"NO_HIT_WITHIN_COVERAGE"}
    (row,) = ran.records("parties", party="k")
    assert (row["list"], row["regime"], row["entry"]) == ("sdn", "US-OFAC-SDN", "1")
    assert (row["measure"], row["matcher"]) == ("asset_freeze", "corredor")
    assert row["explained"]
    assert (ran.gate("k"), ran.gate("o")) == ("closed", "open")
    assert ran.findings["parties_matched"] == ran.findings["parties_without_hit"] == 1


def test_no_word_beside_the_four_is_used(folder):
    made = folder().list("sdn").party("k", "Kvartsit Trubostal").party("g", "Corporación S.A.")
    made.add("assets", id="ship", kind="vessel", number_kind="imo", number="9074729")
    made.add("goods", id="g1", code="8542").organisation("o", "Tejidos Lumbre")
    ran = made.run()
    for table in ran.tables.values():
        if "result" in [column.name for column in table.columns]:
            assert set(table.column("result")) <= RESULTS, table.key
    assert set(ran.tables["gate"].column("gate")) == {"open", "closed"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fragment": "yes"}, "fragment"),
        ({"published": "2021-07"}, "stale_list"),
        ({"published": ""}, "undated_list"),
        ({"published": "2027-01-01"}, "later_list"),
    ],
)
def test_a_list_that_can_not_show_absence_never_does(folder, change, reason):
    ran = folder().list("sdn", **change).party("o", "Tejidos Lumbre").run()
    assert ran.results("o") == {"NOT_SCREENABLE"}
    assert ran.reasons("o") == {reason}
    assert ran.gate("o") == "closed"


def test_a_fragment_shows_who_is_on_it(folder):
    ran = folder().list("sdn", fragment="yes").party("k", "Kvartsit Trubostal").run()
    assert ran.results("k") == {"MATCH"}
    assert "fragment.sdn" in ran.flags


def test_an_old_list_is_used_for_a_stated_reason_and_the_report_says_so(folder):
    made = folder().list("sdn", published="2021-07").party("k", "Kvartsit Trubostal")
    assert made.run().results("k") == {"NOT_SCREENABLE"}
    assert "refused.sdn" in made.run().flags
    made.tables["lists"][0]["override_reason"] = "to see what it said"
    ran = made.run()
    assert ran.results("k") == {"MATCH"}
    assert "old.sdn" in ran.flags
    assert ran.records("lists")[0]["age"] == 1970


def test_without_list_or_with_the_demonstration_list_nobody_is_screened(folder):
    bare = folder().party("o", "Tejidos Lumbre").run()
    assert (bare.results("o"), bare.reasons("o")) == ({"NOT_SCREENABLE"}, {"no_list"})
    demo = folder().add("lists", list="demo", format="demo").party("o", "Tejidos Lumbre").run()
    assert (demo.results("o"), demo.reasons("o")) == ({"NOT_SCREENABLE"}, {"demo_list"})
    assert demo.gate("o") == bare.gate("o") == "closed"


def test_without_a_day_no_list_can_be_used(folder):
    made = folder().list("sdn").party("k", "Kvartsit Trubostal")
    made.tables["policy"] = []
    ran = made.run()
    assert ran.reasons("k") == {"no_day"}
    assert "no_day" in ran.flags


def test_a_regime_that_must_be_covered_and_is_not_closes_the_gate(folder):
    made = folder().list("sdn").party("o", "Tejidos Lumbre")
    made.rule("required_regimes", "US-OFAC-SDN EU-FSF")
    ran = made.run()
    held = {(row["regime"], row["result"]) for row in ran.records("parties", party="o")}
    assert held == {
        ("US-OFAC-SDN", "NO_HIT_WITHIN_COVERAGE"),
        ("EU-FSF", "NOT_SCREENABLE"),
    }
    assert "no_list.eu-fsf" in ran.flags
    assert ran.gate("o") == "closed"


@pytest.mark.parametrize("name", ["Corporación, S.A. de C.V.", "ООО", "Group Holding Company"])
def test_a_name_that_tells_nobody_from_others_is_neither_match_nor_pass(folder, name):
    ran = folder().list("sdn").party("g", name).run()
    assert ran.results("g") == {"NOT_SCREENABLE"}
    assert ran.reasons("g") <= NAMED
    assert ran.gate("g") == "closed"


def test_a_number_finds_whom_a_name_does_not(folder):
    listed = ({**ENTRY, "inn": "7830002293"},)
    made = folder().list("sdn", listed).party("n", "Otro Nombre", identifiers="inn:7830002293")
    (row,) = made.run().records("parties", party="n")
    assert (row["result"], row["because"], row["matcher"]) == ("MATCH", "listed_number", "numbers")


@pytest.mark.parametrize(
    ("listed", "asked", "result"),
    [
        ("tax=7830002293", "inn:7830002293", "MATCH"),
        ("other=7830002293", "inn:7830002293", "MATCH"),
        ("inn=7830002293", "tax:7830002293", "MATCH"),
        ("registration=1027700132195", "ogrn:1027700132195", "MATCH"),
        ("tax=GODE561231GR8", "rfc:GODE-561231-GR8", "MATCH"),
        ("registration=CH-660.0.257.011-8", "tax:CH66002570118", "REVIEW"),
        ("passport=AB 123456", "passport:AB123456", "MATCH"),
        ("inn=7830002293", "swift:SABRRUMM", "NO_HIT_WITHIN_COVERAGE"),
        ("passport=51 12345", "national:12345", "NO_HIT_WITHIN_COVERAGE"),
    ],
)
def test_a_number_is_the_same_whatever_the_list_calls_it(folder, listed, asked, result):
    kind, _, value = listed.partition("=")
    made = folder().list("sdn", columns=f"id=id; name=name; schema=schema; {kind}=inn")
    made.files["screening/sdn.csv"] = (
        f"id,name,schema,inn\n1,Ostrovok,organisation,{value}\n".encode()
    )
    made.party("n", "Otro Nombre", identifiers=asked)
    (row,) = made.run().records("parties", party="n")
    assert row["result"] == result


def test_a_number_with_a_wrong_check_digit_can_not_be_screened_by(folder):
    ran = folder().list("sdn").party("n", "Otro Nombre", identifiers="inn:7830002294").run()
    assert (ran.results("n"), ran.reasons("n")) == ({"NOT_SCREENABLE"}, {"invalid_number"})


def test_a_weak_alias_is_looked_at_by_a_person(folder):
    ran = folder().list("sdn").party("w", "Vellamo").run()
    assert ran.results("w") == {"REVIEW"}
    assert ran.records("parties", party="w")[0]["alias"] == "weak"


def test_a_vessel_is_found_by_its_number_and_not_passed_by_its_name(folder):
    made = folder().list("sdn")
    made.add("assets", id="a", kind="vessel", number_kind="imo", number="9074729", name="Otra")
    made.add("assets", id="b", kind="vessel", number_kind="imo", number="9319466", name="")
    made.add("assets", id="c", kind="vessel", number_kind="imo", number="9074728")
    made.add("assets", id="d", kind="vessel", number_kind="imo", name="Estrella Clara")
    ran = made.run()
    found = {row["asset"]: (row["result"], row["because"]) for row in ran.records("assets")}
    assert found == {
        "a": ("MATCH", "listed_number"),
        "b": ("NO_HIT_WITHIN_COVERAGE", "within_coverage"),
        "c": ("NOT_SCREENABLE", "invalid_number"),
        "d": ("NOT_SCREENABLE", "no_number"),
    }
    assert [ran.gate(name) for name in "abcd"] == ["closed", "open", "closed", "closed"]


def test_every_organisation_and_participant_of_the_folder_is_screened_unasked(folder):
    made = folder().list("sdn").organisation("kv", "Kvartsit Trubostal")
    made.party("kv-legal", "Kvartsit", subject="kv")
    ran = made.run()
    assert ran.gate("kv") == "closed"
    assert ran.gate("kv-legal") == "closed"
    assert {row["party"] for row in ran.records("parties")} == {"kv"}


def test_a_list_that_can_not_be_read_screens_nobody_and_the_others_stand(folder):
    made = folder().list("sdn").list("bad", regime="EU-FSF").party("o", "Tejidos Lumbre")
    made.files["screening/bad.csv"] = b"\xff\xfe\x00"
    ran = made.run()
    assert len(ran.codes) == 1
    held = {row["list"]: row["because"] for row in ran.records("parties", party="o")}
    assert held == {"bad": "unread_list", "sdn": "within_coverage"}


def test_a_file_that_is_not_the_one_described_is_named(folder):
    made = folder().list("sdn", sha256="0" * 64).party("o", "Tejidos Lumbre")
    ran = made.party("k", "Kvartsit Trubostal").run()
    assert ran.flags["changed.sdn"].severity == "blocker"
    assert (ran.results("o"), ran.reasons("o")) == ({"NOT_SCREENABLE"}, {"changed_list"})
    assert ran.results("k") == {"MATCH"}
    made.tables["lists"][0]["override_reason"] = "a newer edition of the same day"
    ran = made.run()
    assert (ran.results("o"), ran.flags["changed.sdn"].severity) == (
        *({"NO_HIT_WITHIN_COVERAGE"}, "warning"),
    )


def test_the_order_of_rows_changes_nothing(folder):
    def made(turn):
        held = folder().list("sdn").list("eu", regime="EU-FSF").party("k", "Kvartsit Trubostal")
        held.party("o", "Tejidos Lumbre").rule("recall_names", "50")
        for name in ("lists", "parties", "policy"):
            held.tables[name] = held.tables[name][::turn]
        return held.run().result.tables

    assert made(1) == made(-1)


ENTRY = {"id": "1", "name": "Kvartsit Trubostal AO"}


def test_translations_are_learnt_from_a_list_in_several_languages(folder):
    pairs = (("Krepost", "Bastion"), ("Rodnik", "Manantial"), ("Yastreb", "Gavilan"))
    words = (("Первоцвет", "Prymulvo"), ("Первоцвет", "Prymulvo"))
    listed = [
        {"id": str(at), "name": f"{one} {word}", "alias": f"{one} {other}"}
        for at, ((one, _), (word, other)) in enumerate(zip(pairs, words, strict=False))
    ]
    listed.append({"id": "9", "name": "Yastreb Первоцвет"})
    ran = folder().list("sdn", listed).party("y", "Yastreb Prymulvo").run()
    assert "9" in {row["entry"] for row in ran.records("parties", party="y")}
    assert "met_translation" in ran.tables["alignment"].column("how")


def test_two_rows_of_one_number_are_one_entry_and_neither_hides_the_other(folder):
    rows = [
        {"id": "1", "name": "Kvartsit Trubostal AO", "programme": "ONE", "measure": "debt"},
        {"id": "1", "name": "Ostrovok Prima", "programme": "TWO", "measure": "asset_freeze"},
    ]
    made = folder().list("sdn", rows).party("k", "Kvartsit Trubostal").party("o", "Ostrovok Prima")
    ran = made.run()
    for party in ("k", "o"):
        found = {row["measure"] for row in ran.records("parties", party=party)}
        assert found == {"debt", "asset_freeze"}
