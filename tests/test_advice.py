"""A rule that could not run says what would let it run."""

from burden.check import why_not
from burden.load.packs import offering
from burden.rulebook import Rulebook
from burden.rules import rules
from tests.example_plans import given_of
from tests.examples import example

VISITS = "target | organiser | first\n甲县 | 应急局 | 2026-03-02"


def why(rule, offers):
    _, _, given = given_of(example(VISITS), rule)
    return why_not(rules()[rule], given, Rulebook(offers=offers))


def test_rule_without_a_limit_names_the_packs_that_give_it():
    assert why("crowded", {"visits_per_day": ("成都", "a"), "visits_per_week": (), "visits_per_month": ("成都",)}.get) == (
        "没有给出限额 visits_per_day、visits_per_week、visits_per_month；给出它的政策包有 a、成都（burden rules --pack 名称 可看数值和出处），"
        "写进 packs，或者在规则文件的 limits 里写明本单位的规定和出处",
        "no limit is given for visits_per_day, visits_per_week, visits_per_month; packs that give it: a, 成都 "
        "(see burden rules --pack NAME); name one under packs, or give the office's own under limits, with the text that sets it",
    )


def test_rule_whose_limit_no_pack_gives_asks_for_the_offices_own():
    assert why("too-long", lambda _: ()) == (
        "没有给出限额 days_on_site；没有政策包给出，请在规则文件的 limits 里写明本单位的规定和出处",
        "no limit is given for days_on_site; no pack gives it: give the office's own under limits, with the text that sets it",
    )


def test_rule_without_a_quiet_period_names_the_packs_that_give_one():
    assert why("quiet-period", offering)[0] == (
        f"没有给出静默期；给出它的政策包有 {'、'.join(offering('quiet'))}（burden rules --pack 名称 可看数值和出处），"
        "写进 packs，或者在规则文件的 quiet 里写明本单位的规定和出处"
    )


def test_packs_offer_the_limits_they_give_themselves():
    assert offering("visits_per_week") == ("chengdu",)
    assert "anqing" in offering("quiet")
    assert offering("no_such_limit") == ()
