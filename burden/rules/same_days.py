"""Two organisers are at one target on the same day.

Why: whoever receives one team cannot receive another; four departments in one county on one day was named and shamed
in public (F19).

Source: in the same place and the same time activities are coordinated (F17); in principle never two teams in one place
at once (F18). Both are local texts; the limit organisers_per_day comes from the pack in force.

Do: move one that is still to come to another day, or file them as one joint visit; for what is past, give the reason and file
the next ones as one joint visit.

A joint visit counts once. Two visits meet for certain when each one's latest start is no later than the other's earliest
end; each largest group that meets is one warning. Visits that meet in some placements only are counted as possible; where
no two must meet but together they cannot avoid it, see forced-crowding. Visits that the text of the limit exempts (case
checks, ordered from above) are not blamed; visits below a unit load it where the limit says so.

Examples:

    limits: organisers_per_day = 1

    target | organiser | first      | last
    甲县   | 应急局    | 2026-03-02 | 2026-03-04
    甲县   | 人社局    | 2026-03-03 | 2026-03-03 <- certain
    甲县   | 水务局    | 2026-03-05 | 2026-03-05
    乙县   | 水务局    | 2026-03-03 | 2026-03-03

    ---

    limits: organisers_per_day = 1 exempt case below
    possible: 1

    target | county | organiser | item     | first      | last       | days | type
    甲县   | 甲县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-05 |      |
    红旗镇 | 甲县   | 人社局    | 用工检查 | 2026-03-03 | 2026-03-05 | 2    |      <- certain
    甲县   | 甲县   | 水务局    | 溃坝核查 | 2026-03-03 | 2026-03-03 |      | case
    乙县   | 乙县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-31 | 1    |
    乙县   | 乙县   | 人社局    | 用工检查 | 2026-03-02 | 2026-03-31 | 1    | <- possible

    ---

    limits: organisers_per_day = 1

    target | organiser | first      | last       | joint
    甲县   | 应急局    | 2026-03-02 | 2026-03-03 | 联1
    甲县   | 人社局    | 2026-03-02 | 2026-03-03 | 联1
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.intervals import meetings, overlapping_pairs, pair_count
from burden.rule import Findings, Possible, rule
from burden.rulebook import Limits
from burden.tally import Tally, beside, distinct, near, over, tallies
from burden.warning import Wording

ZH = """同一天有两个及以上单位到同一对象检查。

为什么：接待了一组就顾不上另一组；一天内四个部门同到一县，曾被公开通报（F19）。

依据：同一地点、同一时段的活动要统筹（F17）；原则上不同时到同一地方（F18）。二者均为地方规定，限额 organisers_per_day 取自所用的政策包。

怎么办：把还没去的一次改到别的日子，或者作为一次联合检查报备；已经过去的，说明原因，以后同到一处的作为一次联合检查报备。

联合检查只计一次。两次检查怎样安排都会同日的为确定，互相都碰到的一组为一条提示；有的安排才同日的只计入“可能”；
两两都不一定同日、合起来却必然同日的，见 forced-crowding。规定不计的检查（个案、上级部署）不追究；限额写明的，到下辖单位的检查也计入本单位。
"""
WORDING = Wording(
    "{target}在{span}有{n}个单位同日到访{below}（{visits}），限每天{cap}个；依据{limit}{spared}。",
    "{n} organisers are at {target} on {span}{below} ({visits}); at most {cap} a day by {limit}{spared}.",
)


@rule(
    family="crowding", level="error", by="county", may=near, reach=beside, limits=("organisers_per_day",), changed="2026-11-26",
    zh=WORDING.zh, en=WORDING.en,
)  # fmt: skip
def same_days(visits: pd.DataFrame, limits: Limits) -> Iterator[Findings | Possible]:
    """Yield one finding for each largest group that meets."""
    for tally in tallies(limits, "organisers_per_day", visits):
        yield met(tally)
        yield Possible(avoidable(tally))


def met(tally: Tally) -> Findings:
    """Groups that must meet and are of more organisers than the limit, on the days their windows share."""
    groups = tally.blames(meetings(tally.key(), tally.column("start"), tally.column("end"), int(tally.limit.value)))
    offices = distinct(groups, tally.column("organiser"))
    kept = groups.where(offices > tally.limit.value)
    first, last = over(kept, tally.column("first"), np.maximum), over(kept, tally.column("last"), np.minimum)
    return tally.findings(kept, first, last, WORDING, n=offices[offices > tally.limit.value])


def avoidable(tally: Tally) -> int:
    """Pairs of different organisers whose windows overlap but which need not meet."""
    key, organiser = tally.key(), tally.column("organiser")
    own = key.astype(np.int64) * (int(organiser.max(initial=0)) + 1) + organiser
    first, last = tally.column("first"), tally.column("last")
    may = pair_count(key, first, last) - pair_count(own, first, last)
    must, _ = overlapping_pairs(key, tally.column("start"), tally.column("end"), organiser)
    return may - len(must)
