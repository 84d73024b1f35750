"""People who may be one person, written twice."""

from corredor.studies.forum.study.twins import duplicates


def test_people_met_twice_across_scripts():
    people = [
        ("a", "Юрий Кнорозов"), ("b", "Yuri Knorozov"), ("c", "Кнорозов Юрий Валентинович"),
        ("d", "María José Hernández"), ("e", "Maria Jose Hernandez"), ("f", "Jorge Hernández"),
    ]  # fmt: skip
    assert duplicates(people) == (("a", "b"), ("a", "c"), ("b", "c"), ("d", "e"))


def test_an_initial_may_stand_for_a_name_and_a_note_is_no_name():
    people = [("a", "В. Петров (вымышл.)"), ("b", "Vladimir Petrov (ficticio)"), ("c", "Ana Ruiz")]
    assert duplicates(people) == (("a", "b"),)
