"""A target is visited again too soon: more often within some days than it may be, or after too few free days.

Why: a target that has just been looked at has had no time to mend what was found; seven visits of one county department
to one township in two months were named and shamed (F21).

Source: F21 for one organiser (a public case, not a law); other figures are the office's own and must be cited in
rules.yaml. Limits visits_in_days (all organisers), organiser_visits_in_days (one organiser), days_between_visits (free
days between two visits of one organiser).

Do: put the later visits off, or let the earlier ones do what they are for; for what is past, give the reason and leave more
time before the next one.

Visits that are too many within W days are one warning, and so is a run of such groups that share visits. A loose visit is counted
with the days on which it can start; where no group is certain but a span must hold too many, that span is named (forced).
A joint visit counts once, and once for each of its organisers where one organiser is counted. Visits that the text of the
limit exempts (case checks, ordered from above) are not blamed; visits below a unit load it where the limit says so.

Examples:

    limits: visits_in_days = 2/7

    target | organiser | first      | last
    甲镇   | 应急局    | 2026-03-02 | 2026-03-02
    甲镇   | 人社局    | 2026-03-05 | 2026-03-05
    甲镇   | 水务局    | 2026-03-08 | 2026-03-08 <- certain
    乙镇   | 应急局    | 2026-03-02 | 2026-03-02
    乙镇   | 人社局    | 2026-03-05 | 2026-03-05
    乙镇   | 水务局    | 2026-03-09 | 2026-03-09

    ---

    limits: organiser_visits_in_days = 1/10

    target | organiser | first      | last       | days
    甲镇   | 应急局    | 2026-03-02 | 2026-03-20 | 1
    甲镇   | 应急局    | 2026-03-02 | 2026-03-20 | 1
    甲镇   | 应急局    | 2026-03-02 | 2026-03-20 | 1 <- forced
    甲镇   | 人社局    | 2026-03-02 | 2026-03-20 | 1

    ---

    limits: organiser_visits_in_days = 1/10

    target | organiser | first
    甲镇   | 应急局    | 2026-03-02
    甲镇   | 应急局    | 2026-03-09
    甲镇   | 应急局    | 2026-03-16 <- certain

    ---

    limits: days_between_visits = 30

    target | organiser | first      | last
    甲镇   | 应急局    | 2026-03-02 | 2026-03-02
    甲镇   | 应急局    | 2026-04-01 | 2026-04-01 <- certain
    甲镇   | 应急局    | 2026-05-06 | 2026-05-06

    ---

    limits: organiser_visits_in_days = 1/61 exempt case above

    target | organiser | item     | first      | type | source
    甲镇   | 应急局    | 安全检查 | 2026-03-02 |      |
    甲镇   | 应急局    | 火情核查 | 2026-03-09 | case |
    甲镇   | 应急局    | 用电检查 | 2026-04-01 |      |       <- certain
    乙镇   | 应急局    | 安全检查 | 2026-03-02 |      |
    乙镇   | 应急局    | 专项督查 | 2026-03-09 |      | above
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Groups, Ints, crowded_starts, crowded_windows, overlapping_pairs
from burden.intervals.groups import flat
from burden.intervals.sorting import order_of
from burden.rule import Findings, Possible, rule
from burden.rulebook import Limits
from burden.tally import Tally, Windows, forced, linked, near, over, tallies
from burden.warning import Wording

ZH = """对象刚查完又被检查：一段天数之内的次数超过规定，或者两次检查之间的间隔天数不足。

为什么：刚检查过的对象还来不及整改；某县级部门两个月内7次到一个乡镇，曾被公开通报（F21）。

依据：同一单位的次数见F21（公开通报的案例，不是法规）；其他数字由本单位在 rules.yaml 中写明并注明出处。限额 visits_in_days（所有单位）、organiser_visits_in_days（同一单位）、days_between_visits（同一单位两次检查之间的间隔天数）。

怎么办：把后面的推迟，或者由前面的一并完成；已经过去的，说明原因，以后拉开间隔。

限额规定的天数之内超过次数的一组检查，一条提示；几组首尾相连的，合为一条。时间窗口有余地的，按可能开始的日子计；没有哪一组确定、但一段时间内必然过密的，指出这一段（必然）。
联合检查只计一次；按单位计的，各参加单位各计一次。规定不计的检查（个案、上级部署）不追究；限额写明的，到下辖单位的检查也计入本单位。
"""
ALL = Wording(
    "{target}在{span}的{days}天内被检查{n}次{below}（{visits}），限{cap}次，超出{over}次；依据{limit}{spared}。",
    "{target} is visited {n:time}{below} within {days:day} ({span}): {visits}; {over} more than the {cap} of {limit}{spared}.",
)
ALL_ALONG = Wording(
    "{target}在{span}被检查{n}次{below}（{visits}），其中{days}天内最多的有{most}次，限{cap}次；依据{limit}{spared}。",
    "{target} is visited {n:time}{below} in {span} ({visits}), up to {most} of them within {days:day}; at most {cap} by {limit}{spared}.",
)
OWN = Wording(
    "{organiser}在{span}的{days}天内到{target}检查{n}次{below}（{visits}），限{cap}次，超出{over}次；依据{limit}{spared}。",
    "{organiser} visits {target} {n:time}{below} within {days:day} ({span}): {visits}; {over} more than the {cap} of {limit}{spared}.",
)
OWN_ALONG = Wording(
    "{organiser}在{span}到{target}检查{n}次{below}（{visits}），其中{days}天内最多的有{most}次，限{cap}次；依据{limit}{spared}。",
    "{organiser} visits {target} {n:time}{below} in {span} ({visits}), up to {most} of them within {days:day}; at most {cap} by {limit}{spared}.",
)
GAP = Wording(
    "{organiser}到{target}的两次检查{below}（{visits}）之间不足{cap}天；依据{limit}{spared}。",
    "Two visits of {organiser} to {target}{below} ({visits}) leave fewer than {cap:free day} between them; by {limit}{spared}.",
)
FORCED = Wording(
    "{target}在{span}须接受{n}次检查{below}（{visits}），按{days}天内{cap}次至多{room}次：怎样安排都会过密；依据{limit}{spared}。",
    "{target} must receive {n:visit}{below} in {span} ({visits}), where {cap} in {days:day} makes room for {room}: no placement keeps to "
    "{limit}{spared}.",
)


@rule(
    family="frequency", level="warning", by="county", may=near, reach=linked, changed="2026-11-26",
    limits=("visits_in_days", "organiser_visits_in_days", "days_between_visits"), zh=ALL.zh, en=ALL.en,
)  # fmt: skip
def too_soon(visits: pd.DataFrame, limits: Limits) -> Iterator[Findings | Possible]:
    """Yield one finding for each run of visits that are too many, one for each span that must hold too many."""
    for tally in tallies(limits, "visits_in_days", visits):
        yield from dense(tally, ALL, ALL_ALONG)
    for tally in tallies(limits, "organiser_visits_in_days", visits, "organiser", turn=1):
        yield from dense(tally, OWN, OWN_ALONG)
    for tally in tallies(limits, "days_between_visits", visits, "organiser", turn=2):
        yield gaps(tally)


def dense(tally: Tally, wording: Wording, along: Wording) -> Iterator[Findings | Possible]:
    """More starts than the limit within its days."""
    most, window, key = int(tally.limit.value), tally.limit.days, tally.key()
    begin, start = tally.column("begin"), tally.column("start")
    certain = crowded_windows(key, begin, start, most, window)
    told, most_at_once = runs(tally, tally.blames(certain))
    short = told.size == most_at_once
    yield findings(tally, told.where(short), wording)
    peaks = most_at_once[~short]
    yield findings(tally, told.where(~short), along, most=peaks, over=peaks - tally.limit.value)

    def room(first: npt.NDArray[Any], last: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.asarray(np.ceil((last - first + 1) / window) * most)

    found = forced(tally, Windows(begin, start, np.ones(len(tally)), begin, start + 1, most / window), room, certain)
    yield tally.findings(found.groups, found.first, found.last, FORCED, "forced", room=found.room, days=window)
    possible, _ = crowded_starts(key, begin, most, window, start)
    yield Possible(len(possible) - len(certain))


def gaps(tally: Tally) -> Findings:
    """Neighbouring visits of one organiser that leave too few free days in every placement."""
    earlier, later = overlapping_pairs(tally.key(), tally.column("start"), tally.column("end") + int(tally.limit.value))
    order = order_of([tally.column("target")[later], later, earlier])
    nearest = np.flatnonzero(np.append(later[order][1:] != later[order][:-1], True)[: len(order)])
    pairs = np.stack([earlier[order][nearest], later[order][nearest]], axis=1)
    stop = np.arange(1, len(pairs) + 1) * 2
    return findings(tally, tally.blames(Groups(pairs.ravel(), stop - 2, stop)), GAP)


def runs(tally: Tally, groups: Groups) -> tuple[Groups, Ints]:
    """Groups of one key that share visits, one after the other, as one; and how many the largest of each run holds."""
    ends = groups.rows[groups.stop - 1]
    key, since = tally.key()[ends], tally.column("start")[ends] - tally.limit.days
    apart = (key[1:] != key[:-1]) | (over(groups, tally.column("begin"), np.maximum)[:-1] <= since[1:])
    heads = np.flatnonzero(np.append(True, apart)[: len(groups)])
    which = np.repeat(np.arange(len(heads)), np.diff(np.append(heads, len(groups))))
    visits = np.unique(np.repeat(which, groups.size) << 32 | flat(groups))
    bounds = np.searchsorted(visits, np.arange(len(heads) + 1) << 32)
    most = np.maximum.reduceat(groups.size, heads) if len(heads) else groups.size
    return Groups(visits & 0xFFFFFFFF, bounds[:-1], bounds[1:]), most


def findings(tally: Tally, groups: Groups, wording: Wording, **facts: Any) -> Findings:
    """What is found over groups of rows, each from its first to its last day."""
    first, last = over(groups, tally.column("first"), np.minimum), over(groups, tally.column("last"), np.maximum)
    return tally.findings(groups, first, last, wording, days=tally.limit.days, **facts)
