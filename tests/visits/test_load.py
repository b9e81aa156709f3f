"""Whom a visit burdens beside its target, and which visits a limit counts without blaming them."""

from burden.load.holidays import packaged
from burden.rulebook import Limit
from burden.visits import blamed, loaded, spared
from tests.example_plans import LONG_AGO, TEXT, visits_of
from tests.examples import example

VISITS = """
target | county | organiser | item     | first      | last       | type    | source
甲县   | 甲县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-04 |         | above
红旗镇 | 甲县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-04 |         | above
东风镇 | 甲县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-04 | case    | above
东风镇 | 甲县   | 水务局    | 防汛检查 | 2026-03-02 | 2026-03-04 |         |
甲厂   |        | 水务局    | 防汛检查 | 2026-03-02 | 2026-03-04 |         |
"""


def visits():
    return visits_of(example(VISITS), None, packaged())


def limit(*exempt):
    return Limit("visits_per_year", 1.0, LONG_AGO, TEXT, exempt=exempt)


def test_visit_at_a_township_is_also_one_at_its_county():
    every = loaded(visits())
    assert sorted(every.loc[every["below"], "target"].astype(str)) == ["甲县", "甲县", "甲县"]
    assert set(every.loc[every["below"], "target_level"]) == {"county"}


def test_rows_of_the_county_name_the_visits_they_come_from():
    every, given = loaded(visits()), visits()
    below = every[every["below"]]
    assert set(given["target"].astype(str)[below.index]) == {"红旗镇", "东风镇"}


def test_what_one_party_may_do_on_one_journey_loads_the_county_once():
    every = loaded(visits())
    county = every[every["target"] == "甲县"]
    assert sorted(county.drop_duplicates("joint")["organiser"].astype(str)) == ["应急局", "水务局"]


def test_townships_keep_their_own_visits_apart():
    every = loaded(visits())
    assert every[every["target"] != "甲县"]["joint"].nunique() == 4


def test_exempt_visits_are_not_blamed():
    assert len(blamed(visits(), limit())) == 5
    assert len(blamed(visits(), limit("case"))) == 4
    assert len(blamed(visits(), limit("case", "above"))) == 2


def test_spared_visits_are_told_each_under_one_reason():
    told = spared(visits(), limit("case", "above"))
    assert told.cite("zh") == "；另有3次（个案1次、上级部署2次）不计"
    assert told.cite("en") == "; 3 more (1 case checks, 2 ordered from above) not counted"


def test_nothing_spared_says_nothing():
    assert spared(visits(), limit()).cite("zh") == ""
