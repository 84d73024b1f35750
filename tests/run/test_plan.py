import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import CyclicNeeds, UnknownStudy
from corredor.core.study import Inputs, Result, Study
from corredor.run.code import SHARED, source_digest
from corredor.run.plan import installed_studies, ordered, takes


def nothing(inputs: Inputs) -> Result:
    return Result()


def study(name: str, *needs: str) -> Study:
    return Study(name, (), needs, nothing)


def test_evidence_comes_through_the_same_door_as_others() -> None:
    assert "evidence" in installed_studies()


def test_a_study_runs_after_what_it_needs() -> None:
    studies = {s.name: s for s in (study("a", "b.x"), study("b", "c.*"), study("c"))}
    assert [s.name for s in ordered(studies, ["a"])] == ["c", "b", "a"]
    assert [s.name for s in ordered(studies, ["c"])] == ["c"]
    assert len(ordered(studies)) == 3


def test_a_circle_of_needs_is_named() -> None:
    studies = {s.name: s for s in (study("a", "b.x"), study("b", "a.x"))}
    with pytest.raises(CyclicNeeds) as caught:
        ordered(studies)
    assert caught.value.code == "E401"
    assert "→" in caught.value.line()


def test_an_unknown_study_is_named() -> None:
    with pytest.raises(UnknownStudy):
        ordered({"a": study("a")}, ["b"])
    with pytest.raises(UnknownStudy):
        ordered({"a": study("a", "b.x")})


def test_needs_name_findings_or_all_of_a_study() -> None:
    one = study("a", "b.x", "c.*")
    assert takes(one, "b.x")
    assert not takes(one, "b.xy")
    assert takes(one, "c.anything")
    assert not takes(one, "cc.x")


def test_all_of_a_study_that_is_not_installed_is_nothing() -> None:
    waiting = study("a", "b.blocked.*")
    assert [s.name for s in ordered({"a": waiting}, ["a"])] == ["a"]
    both = {"a": waiting, "b": study("b")}
    assert [s.name for s in ordered(both, ["a"])] == ["b", "a"]
    assert takes(waiting, "b.blocked.x")
    assert not takes(waiting, "b.seen.x")


def test_all_of_a_study_that_the_folder_leaves_out_is_nothing() -> None:
    studies = {s.name: s for s in (study("a", "b.*", "c.x"), study("b"), study("c"))}
    assert [s.name for s in ordered(studies, ["a"], ["a"])] == ["c", "a"]
    assert [s.name for s in ordered(studies, ["a"], ["a", "b"])] == ["b", "c", "a"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"))))
def test_order_respects_needs_or_there_is_a_circle(graph: dict[str, set[str]]) -> None:
    names = {*graph, *(need for needs in graph.values() for need in needs)}
    studies = {n: study(n, *(f"{need}.x" for need in graph.get(n, ()))) for n in sorted(names)}
    try:
        order = [s.name for s in ordered(studies)]
    except CyclicNeeds:
        return
    for name, needs in graph.items():
        assert all(order.index(need) < order.index(name) for need in needs)


def test_the_digest_of_the_source_tells_rooms_apart() -> None:
    assert source_digest(("core",)) != source_digest(("run",))
    assert source_digest(("core",)) == source_digest(("core",))


def test_every_floor_below_the_studies_is_in_the_key_of_their_results() -> None:
    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    layers = [layer.split(" | ") for layer in contract["layers"]]
    (studies,) = (at for at, layer in enumerate(layers) if "studies" in layer)
    below = {room for layer in layers[studies + 1 :] for room in layer}
    assert {name.removesuffix(".py") for name in SHARED} == below
