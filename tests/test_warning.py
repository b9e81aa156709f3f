import pytest

from burden.warning import Some, Span, Wording

VISITS = Wording(
    "{target}有{n}次到访（{names}），共{days}天。",
    "{target} has {n:visit} ({names}) by {people:person|people} in {days:working day}.",
)


@pytest.mark.parametrize(
    ("n", "people", "days", "said"),
    [
        (0, 0, 0, "甲县 has 0 visits (a) by 0 people in 0 working days."),
        (1, 1, 1.0, "甲县 has 1 visit (a) by 1 person in 1 working day."),
        (3, 2, 2.5, "甲县 has 3 visits (a) by 2 people in 2.5 working days."),
    ],
)
def test_english_counts_by_the_number(n, people, days, said):
    assert VISITS.say("en", {"target": "甲县", "n": n, "names": ("a",), "people": people, "days": days}) == said


def test_list_that_is_cut_says_how_many_there_are():
    facts = {"target": "甲县", "n": 5, "names": Some(("丙", "乙", "甲"), 5), "people": 1, "days": 1}
    assert VISITS.say("zh", facts) == "甲县有5次到访（丙、乙、甲等5个），共1天。"
    assert VISITS.say("en", facts) == "甲县 has 5 visits (丙, 乙, 甲 and 2 more) by 1 person in 1 working day."


def test_list_that_is_cut_says_only_that_it_is_where_the_sentence_counts():
    names = Some(("丙", "乙", "甲"), 5, counted=True)
    assert [names.cite(lang) for lang in ("zh", "en")] == ["丙、乙、甲等", "丙, 乙, 甲 and 2 more"]


def test_list_that_is_whole_says_no_more():
    assert [Some(("丙", "乙"), 2).cite(lang) for lang in ("zh", "en")] == ["丙、乙", "丙, 乙"]


def test_days_in_a_list_are_days():
    days = Some((Span(0, 0), Span(30, 31)), 3)
    assert [days.cite(lang) for lang in ("zh", "en")] == [
        "1970-01-01、1970-01-31至1970-02-01等3个",
        "1970-01-01, 1970-01-31 to 1970-02-01 and 1 more",
    ]
