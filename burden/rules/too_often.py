"""One target is visited more often in a year than the policy allows: by one organiser, or by all of one level together.

Why: the same department coming again and again is the complaint heard most; 19 visits of one city department to one
county in a year were named and shamed (F20).

Source: yearly caps for enterprises, all of them local: at most one (F25, Liaoning), two (F26; F28, health) or four routine
ones (F27, Ningxia), graded for coal mines (F29); in health two for all of one level and four for city and county together
(F28). What a cap covers and whom it exempts is said in F30. Limits visits_per_year (one organiser),
level_visits_per_year (all organisers of one level), city_county_visits_per_year (city and county together).

Do: drop what is still to come, or make it part of other visits, until the limit is kept; for what is past, give the reason and
plan no more this year.

Visits that the text of the limit exempts (case checks, ordered from above) are not blamed: where the others alone keep to
the cap nothing is said. A joint visit counts once, and once for each of its organisers where one organiser is counted.
Visits below a unit load it where the limit says so. A year over a change of law is judged by both: the later one counts
what was before it, but speaks only where a visit is under it. A visit is counted in the year in which it begins.

Examples:

    limits: visits_per_year = 2 exempt case

    target | organiser | first      | last       | type
    甲厂   | 应急局    | 2026-03-02 | 2026-03-02 |
    甲厂   | 应急局    | 2026-05-06 | 2026-05-06 |
    甲厂   | 应急局    | 2026-09-01 | 2026-09-30 | <- certain
    甲厂   | 应急局    | 2026-10-12 | 2026-10-12 | case
    甲厂   | 人社局    | 2026-03-02 | 2026-03-02 |
    乙厂   | 应急局    | 2026-03-02 | 2026-03-02 |
    乙厂   | 应急局    | 2026-05-06 | 2026-05-06 |
    乙厂   | 应急局    | 2026-06-03 | 2026-06-03 | case

    ---

    limits: visits_per_year = 1

    target | organiser | first      | last       | days
    甲厂   | 应急局    | 2026-12-01 | 2027-01-31 | 1
    甲厂   | 应急局    | 2026-12-01 | 2027-01-31 | 1
    甲厂   | 应急局    | 2026-12-01 | 2027-01-31 | 1 <- forced

    ---

    limits: visits_per_year = 2 kind 煤矿 grade A, visits_per_year = 1 kind 煤矿

    target | target_kind | target_grade | organiser | first
    甲矿   | 煤矿        | A            | 应急局    | 2026-03-02
    甲矿   | 煤矿        | A            | 应急局    | 2026-06-02
    乙矿   | 煤矿        | B            | 应急局    | 2026-03-02
    乙矿   | 煤矿        | B            | 应急局    | 2026-06-02 <- certain

    ---

    limits: level_visits_per_year = 2 system 卫生健康委员会, city_county_visits_per_year = 3 system 卫生健康委员会

    target | organiser      | organiser_level | item     | first
    甲医院 | 云岭市卫健委   | city            | 医废检查 | 2026-03-02
    甲医院 | 云岭市卫健委   | city            | 感控检查 | 2026-04-02
    甲医院 | 甲县卫健局     | county          | 执业检查 | 2026-05-06
    甲医院 | 甲县卫健局     | county          | 药械检查 | 2026-09-02 <- certain
    甲医院 | 云岭市应急局   | city            | 用电检查 | 2026-06-02
    乙医院 | 甲县卫健局     | county          | 执业检查 | 2026-05-06
    乙医院 | 甲县卫健局     | county          | 药械检查 | 2026-06-02
    乙医院 | 甲县卫健局     | county          | 医废检查 | 2026-09-02 <- certain

    ---

    limits: visits_per_year = 1 level county below

    target | county | target_level | organiser | item     | first
    甲县   | 甲县   | county       | 应急局    | 安全检查 | 2026-03-02
    红旗镇 | 甲县   | township     | 应急局    | 安全检查 | 2026-06-02 <- certain
    东风镇 | 乙县   | township     | 应急局    | 安全检查 | 2026-06-02

    ---

    limits: visits_per_year = 3, visits_per_year = 1 since 2026-07-01

    target | organiser | first
    甲厂   | 应急局    | 2026-03-02
    甲厂   | 应急局    | 2026-09-01 <- certain
    乙厂   | 应急局    | 2026-03-02
    乙厂   | 应急局    | 2026-04-01
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from burden.rule import Findings, Possible, rule
from burden.rulebook import Limits, said
from burden.tally import linked, near, tallies, too_many
from burden.warning import Wording

ZH = """同一对象一年内接受检查的次数超过规定：同一单位的，或者同一层级各单位合计的。

为什么：同一部门一来再来，是基层意见最大的；某市级部门一年19次到一县，曾被公开通报（F20）。

依据：对企业的年度频次上限，均为地方规定：一次（F25，辽宁）、两次（F26；F28，卫健）、日常检查四次（F27，宁夏），煤矿按等级（F29）；
卫健领域同一层级合计两次、市县两级合计四次（F28）。上限管哪些检查、哪些不计，见F30。限额 visits_per_year（同一单位）、
level_visits_per_year（同一层级合计）、city_county_visits_per_year（市县两级合计）。

怎么办：把还没去的取消或者并入其他检查，减到限额以内；已经过去的，说明原因，年内不再安排。

规定不计的检查（个案、上级部署）不追究：其余各次没有超过的，不提示。联合检查只计一次；按单位计的，各参加单位各计一次。
限额写明的，到下辖单位的检查也计入本单位。一年跨新旧规定的，分别按两个规定判断：新规定把以前的次数也计入，但其中至少有一次在新规定施行以后才提示。
一次检查计入开始的那一年。
"""
OWN = Wording(
    "{organiser}{year}年到{target}检查{n}次{below}（{visits}；已开展{made}次），限每年{cap}次，超出{over}次；依据{limit}{spared}。",
    "{organiser} visits {target} {n:time}{below} in {year} ({visits}; {made} made already), {over} more than the {cap} a year of "
    "{limit}{spared}.",
)
OWN_FORCED = Wording(
    "{organiser}在{span}须到{target}检查{n}次{below}（{visits}），按每年{cap}次至多{room}次：怎样安排都会超过；依据{limit}{spared}。",
    "{organiser} must visit {target} {n:time}{below} in {span} ({visits}), where {cap} a year makes room for {room}: no placement keeps "
    "to {limit}{spared}.",
)
LEVELS = {
    "": ("市县两级单位", "organisers of city and county"),
    "central": ("中央单位", "central organisers"),
    "province": ("省级单位", "provincial organisers"),
    "city": ("市级单位", "city organisers"),
    "county": ("县级单位", "county organisers"),
    "township": ("乡镇单位", "township organisers"),
}
TOGETHER = {
    level: Wording(
        f"{zh}{{year}}年合计到{{target}}检查{{n}}次{{below}}（{{visits}}；已开展{{made}}次），限每年{{cap}}次，超出{{over}}次；依据{{limit}}{{spared}}。",
        f"{en} together visit {{target}} {{n:time}}{{below}} in {{year}} ({{visits}}; {{made}} made already), {{over}} more than "
        "the {cap} a year of {limit}{spared}.",
    )
    for level, (zh, en) in LEVELS.items()
}
TOGETHER_FORCED = {
    level: Wording(
        f"{zh}在{{span}}须合计到{{target}}检查{{n}}次{{below}}（{{visits}}），按每年{{cap}}次至多{{room}}次：怎样安排都会超过；依据{{limit}}{{spared}}。",
        f"{en} together must visit {{target}} {{n:time}}{{below}} in {{span}} ({{visits}}), where {{cap}} a year makes room for {{room}}: no "
        "placement keeps to {limit}{spared}.",
    )
    for level, (zh, en) in LEVELS.items()
}


@rule(
    family="frequency", level="error", by="county", may=near, reach=linked, changed="2026-11-26",
    limits=("visits_per_year", "level_visits_per_year", "city_county_visits_per_year"), zh=OWN.zh, en=OWN.en,
)  # fmt: skip
def too_often(visits: pd.DataFrame, limits: Limits) -> Iterator[Findings | Possible]:
    """Yield one finding for each organiser (or level of organisers), target and year over the cap."""
    for tally in tallies(limits, "visits_per_year", visits, "organiser"):
        yield from too_many(tally, "year", OWN, OWN_FORCED)
    for turn, level in enumerate((level for level in LEVELS if level), 1):
        of = said(visits["organiser_level"], (level,))
        for tally in tallies(limits, "level_visits_per_year", visits, among=of, turn=turn):
            yield from too_many(tally, "year", TOGETHER[level], TOGETHER_FORCED[level])
    both = said(visits["organiser_level"], ("city", "county"))
    for tally in tallies(limits, "city_county_visits_per_year", visits, among=both, turn=len(LEVELS) + 1):
        yield from too_many(tally, "year", TOGETHER[""], TOGETHER_FORCED[""])
