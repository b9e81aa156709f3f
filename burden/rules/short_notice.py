"""Forms or papers are due on the day they are asked for, or on the next one.

Why: what is due at once is filled in from memory, at night, and again next week; the work it asks about stands still.

Source: a county bureau that asked at 15:00 for forms by 16:00 the next day, and at 10:00 for others by 15:00, was named and
shamed (F50, a local text of Jiangsu); limit form_workdays, whole working days between the day of asking and the day due.

Do: give a later day for these papers, or take what is there already.

Looks at items and records that give both days (“材料布置日期”, “材料报送期限”). Days off between do not count, and the hours do not
matter: they are quoted. Case checks are exempt where the text of the limit exempts them.

Examples:

    limits: form_workdays = 1

    records
    item     | organiser | target | first      | asked            | due
    防汛督查 | 工信局    | 甲厂   | 2026-03-10 | 2026-03-05 15:00 | 2026-03-06 16:00 <- certain
    防汛督查 | 工信局    | 乙厂   | 2026-03-10 | 2026-03-05 10:00 | 2026-03-05 15:00 <- certain
    防汛督查 | 工信局    | 丙厂   | 2026-03-10 | 2026-03-05       | 2026-03-10
    防汛督查 | 工信局    | 丁厂   | 2026-03-10 | 2026-03-06       | 2026-03-09       <- certain
    防汛督查 | 工信局    | 戊厂   | 2026-03-10 | 2026-03-05       |

    ---

    limits: form_workdays = 1 exempt case

    items
    number | item     | organiser | targets    | when | asked      | due        | type
    1      | 节能督查 | 工信局    | 甲厂、乙厂 | 4月  | 2026-04-07 | 2026-04-08 |      <- certain
    2      | 用能检查 | 工信局    | 甲厂       | 4月  | 2026-04-07 | 2026-04-09 |
    3      | 投诉核查 | 工信局    | 甲厂       | 4月  | 2026-04-07 | 2026-04-08 | case
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.days import Calendar
from burden.naming import some
from burden.rule import Finding, rule
from burden.rulebook import Limit, Limits
from burden.visits import blamed, followed
from burden.visits.kin import accounted
from burden.warning import Wording, iso

ZH = """要求当天或者第二天就报送表格、材料。

为什么：来不及核实，只好连夜凭印象填，过几天又要重填，手里的工作却停下来。

依据：某县一个局15时布置、要求次日16时报送，10时布置、要求当日15时报送，被公开通报（F50，江苏地方通报）；
限额 form_workdays，即布置之日与报送之日中间隔的整工作日数。

怎么办：把报送期限改到几天以后，或者直接用已有的材料。

只看写有材料布置日期和材料报送期限两个日期的事项和执行记录。中间的休息日不算；几点钟只在提示里写明，不影响判断。限额写明不计个案的，个案不看。
"""
NEXT = Wording("下一次多留几天，或者直接用已有的材料", "leave more days the next time, or use what is at hand")
HOUR, DAY = 60, 1440  # minutes


@rule(
    family="paperwork", level="warning", by="item", sift=accounted, limits=("form_workdays",), cell="due", since="2026-11-26", without=("items", "records"),
    zh="{organiser}{asked}布置“{item}”要的表格材料，要求{due}报送（{targets}），中间只隔{between}个工作日，应至少隔{cap}个；依据{limit}。",
    en="{organiser} asked on {asked} for the forms of “{item}”, due {due} ({targets}): {between:working day} between the two, at "
    "least {cap} by {limit}.",
)  # fmt: skip
def short_notice(
    visits: pd.DataFrame, items: pd.DataFrame, records: pd.DataFrame, calendar: Calendar, limits: Limits
) -> Iterator[Finding]:
    """Yield one finding for each item, and for each day and hour of asking and being due in the records of one item."""
    told = followed(visits, records, "asked", "due")
    for limit, under in limits.applied("form_workdays", between(told, calendar)):
        for _, own in short(under, limit).groupby(["item_row", "organiser", "item", "asked", "due"], observed=True, sort=True):
            yield Finding(tuple(own.index.tolist()), facts(own), limit=limit, do=NEXT)
    for limit, under in limits.applied("form_workdays", between(planned(visits, items), calendar)):
        for row, own in short(under, limit).groupby("item_row", sort=True):
            yield Finding((int(str(row)),), facts(own), table="items", limit=limit, target="")


def planned(visits: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """The visits of the items that say when forms are asked for and when they are due, with these two days."""
    said = items["asked"].notna().to_numpy() & items["due"].notna().to_numpy()
    mine: pd.DataFrame = visits[np.append(said, False)[visits["item_row"].to_numpy()]]
    asked, due = (items[name].to_numpy()[mine["item_row"].to_numpy()] for name in ("asked", "due"))
    return mine.assign(asked=asked, due=due)


def between(visits: pd.DataFrame, calendar: Calendar) -> pd.DataFrame:
    """The visits for which forms are asked and due, with the whole working days between the two."""
    both = visits[visits["asked"].notna().to_numpy() & visits["due"].notna().to_numpy()]
    asked, due = (np.floor(both[name].to_numpy()).astype(int) for name in ("asked", "due"))
    return both.assign(between=calendar.workdays(asked + 1, np.maximum(due - 1, asked)))


def short(under: pd.DataFrame, limit: Limit) -> pd.DataFrame:
    """The visits with too few days between the two, those that the limit exempts aside."""
    return blamed(under[under["between"].to_numpy() < limit.value], limit)


def facts(own: pd.DataFrame) -> dict[str, object]:
    """What is said of visits with one day of asking and one of being due."""
    asked, due, days = (own[name].tolist()[0] for name in ("asked", "due", "between"))
    return {"asked": moment(asked), "due": moment(due), "between": days, "targets": some(own["target"].tolist())}


def moment(day: float) -> str:
    """A day, with its time of day where it has one."""
    minutes = round(day * DAY)
    hour, minute = divmod(minutes % DAY, HOUR)
    return iso(minutes // DAY) + (f" {hour:02}:{minute:02}" if minutes % DAY else "")
