import pytest

from burden.when import period, read


@pytest.mark.parametrize(
    ("phrase", "per", "length"),
    [
        ("每天", "day", (0, 1)),
        ("每周", "week", (0, 7)),
        ("每两周", "2weeks", (0, 14)),
        ("每旬", "10days", (0, 10)),
        ("每半月", "halfmonth", (0, 15)),
        ("每月", "month", (1, 0)),
        ("每两个月", "bimonth", (2, 0)),
        ("每三个月", "quarter", (3, 0)),
        ("每四个月", "4months", (4, 0)),
        ("每季度", "quarter", (3, 0)),
        ("每半年", "halfyear", (6, 0)),
        ("每年", "year", (12, 0)),
        ("每三年", "3years", (36, 0)),
    ],
)
def test_period_has_the_length_its_phrase_says(phrase, per, length):
    assert (read(phrase, 2026).per, period(per)) == (per, length)


def test_period_of_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="not a period: 'moon'"):
        period("moon")
