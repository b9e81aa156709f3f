"""A target is visited again too soon: more than k times in any W days, or after too few free days.

Why: a target that has just been looked at has had no time to mend what was found; seven visits of one county department
to one township in two months were named and shamed (F21).

Source: F21 for one organiser (a public case, not a law); other figures are the office's own and must be cited in
rules.yaml. Limits visits_in_days (all organisers), organiser_visits_in_days (one organiser), days_between_visits (free
days between two visits of one organiser).

Do: put the later visit off, or let the earlier one cover it.

Every visit that is one too many within the W days that end with its start is one warning. A loose visit is counted with
the days on which it can start; where no group is certain but a span must hold too many, that span is named (forced).

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

    limits: days_between_visits = 30

    target | organiser | first      | last
    甲镇   | 应急局    | 2026-03-02 | 2026-03-02
    甲镇   | 应急局    | 2026-04-01 | 2026-04-01 <- certain
    甲镇   | 应急局    | 2026-05-06 | 2026-05-06
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import crowded_windows, overlapping_pairs, overloads, tightest
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import once
from burden.warning import Certainty, Span, Wording

ZH = """对象刚查完又被检查：任意W天内超过k次，或者两次检查间隔天数不足。

为什么：刚检查过的对象还来不及整改；某县级部门两个月内7次到一个乡镇，曾被公开通报（F21）。

依据：同一单位的次数见F21（公开通报的案例，不是法规）；其他数字由本单位在 rules.yaml 中写明并注明出处。限额 visits_in_days（所有单位）、organiser_visits_in_days（同一单位）、days_between_visits（同一单位两次检查之间的间隔天数）。

怎么办：把后一次推迟，或者由前一次一并完成。
"""
OWN = Wording(
    "{organiser}在{span}的{days}天内第{n}次到{target}检查，限{cap}次；依据{limit}。",
    "{organiser} visits {target} for the {n}th time within {days} days ({span}); at most {cap} by {limit}.",
)
GAP = Wording(
    "{organiser}到{target}的两次检查（{span}）间隔不足{cap}天；依据{limit}。",
    "two visits of {organiser} to {target} ({span}) leave fewer than {cap} free days between them; by {limit}.",
)
FORCED = Wording(
    "{target}在{span}须接受{n}次检查（{organisers}），按{days}天内{cap}次至多{room}次：怎样安排都会过密；依据{limit}。",
    "{target} must receive {n} visits in {span} ({organisers}), where {cap} in {days} days allow {room}: no placement keeps to {limit}.",
)


@rule(
    family="frequency", level="warning", by="target",
    limits=("visits_in_days", "organiser_visits_in_days", "days_between_visits"),
    zh="{target}在{span}的{days}天内第{n}次被检查（{organisers}），限{cap}次；依据{limit}。",
    en="{target} is visited for the {n}th time within {days} days ({span}; {organisers}); at most {cap} by {limit}.",
)  # fmt: skip
def too_soon(visits: pd.DataFrame, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit that is one too many, one for each span that must hold too many."""
    for limit, under in limits.applied("visits_in_days", once(visits)):
        yield from dense(under, under["target"].cat.codes.to_numpy(), limit, None)
    apart = once(visits, "organiser")
    for limit, under in limits.applied("organiser_visits_in_days", apart):
        yield from dense(under, pairs(under), limit, OWN)
    for limit, under in limits.applied("days_between_visits", apart):
        yield from gaps(under, limit)


def pairs(under: pd.DataFrame) -> npt.NDArray[Any]:
    """A number for each pair of target and organiser."""
    return under.groupby(["target", "organiser"], observed=True, sort=True).ngroup().to_numpy()


def dense(under: pd.DataFrame, key: npt.NDArray[Any], limit: Limit, wording: Wording | None) -> Iterator[Finding | Possible]:
    """More starts than the limit within its days."""
    most, window = int(limit.value), limit.days
    certain = crowded_windows(key, under["begin"], under["start"], most, window)
    for group in certain:
        yield finding(under, group, limit, wording, "certain", {})

    def room(first: npt.NDArray[Any], last: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.asarray(np.ceil((last - first + 1) / window) * most)

    for load in tightest(overloads(key, under["begin"], under["start"], np.ones(len(under)), room), certain):
        yield finding(under, load.rows, limit, FORCED, "forced", {"room": load.room})
    _, later = overlapping_pairs(key, under["begin"] - window + 1, under["start"])
    yield Possible(int((np.bincount(later, minlength=1) >= most).sum()) - len(certain))


def gaps(under: pd.DataFrame, limit: Limit) -> Iterator[Finding]:
    """Neighbouring visits of one organiser that leave too few free days in every placement."""
    earlier, later = overlapping_pairs(pairs(under), under["start"], under["end"] + int(limit.value))
    nearest = pd.DataFrame({"a": earlier, "b": later}).groupby("b", as_index=False).max()
    for a, b in zip(nearest["a"].tolist(), nearest["b"].tolist(), strict=True):
        yield finding(under, (a, b), limit, GAP, "certain", {})


def finding(
    under: pd.DataFrame,
    group: tuple[int, ...],
    limit: Limit,
    wording: Wording | None,
    certainty: Certainty,
    facts: dict[str, float],
) -> Finding:
    """The finding over a group of positions, placed at the one that stands last."""
    rows = under.iloc[list(reversed(group))]
    span = Span(int(rows["first"].min()), int(rows["last"].max()))
    names = tuple(sorted(set(rows["organiser"].astype(str))))
    said = {"n": len(rows), "days": limit.days, "organisers": names, **facts}
    return Finding(tuple(int(row) for row in rows.index), said, certainty=certainty, limit=limit, span=span, wording=wording)
