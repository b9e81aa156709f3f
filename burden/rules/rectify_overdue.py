"""What a visit found was not put right in time.

Why: a visit whose findings stay as they are has cost its target a day and changed nothing; the next visit finds them again.

Source: findings of a joint check are put right within 10 working days (F55, a local text of Inner Mongolia on school
canteens): limit rectify_workdays, working days after the day the result was fed back (after the last day of the visit,
where that is not said). Where the record itself gives the day by which its findings are to be put right, that day holds
and no limit is asked.

Do: ask the target how far it is and enter the day it was done; agree on a later day where the matter needs one.

Looks at visits that were made and found something. What is not due yet today is no trouble. Where not one record of a
sheet gives a day on which anything was put right, nobody kept that column: its visits are only possible, and counted.
Where findings are not counted, only a day of its own makes a visit due.

Examples:

    today: 2026-04-20
    limits: rectify_workdays = 10

    records
    item     | organiser | target | first      | findings | result     | rectify_by | rectified
    食堂检查 | 教育局    | 一中   | 2026-03-02 | 3        | 2026-03-06 |            | 2026-03-20
    食堂检查 | 教育局    | 二中   | 2026-03-02 | 2        | 2026-03-06 |            | 2026-03-23 <- certain
    食堂检查 | 教育局    | 三中   | 2026-03-02 | 1        |            |            |            <- certain
    食堂检查 | 教育局    | 四中   | 2026-03-02 | 0        |            |            |
    食堂检查 | 教育局    | 五中   | 2026-04-13 | 5        |            |            |
    食堂检查 | 教育局    | 六中   | 2026-03-02 | 5        |            | 2026-04-20 |
    食堂检查 | 教育局    | 七中   | 2026-03-02 |          |            | 2026-03-31 |            <- certain
    食堂检查 | 教育局    | 八中   | 2026-03-02 |          |            |            |

    ---

    today: 2026-04-20

    records
    item     | organiser | target | first      | findings | rectify_by | rectified
    食堂检查 | 教育局    | 一中   | 2026-03-02 | 3        | 2026-03-31 | 2026-04-01 <- certain
    食堂检查 | 教育局    | 二中   | 2026-03-02 | 3        |            |

    ---

    today: 2026-04-20
    limits: rectify_workdays = 10
    possible: 1

    records
    item     | organiser | target | first      | findings
    食堂检查 | 教育局    | 一中   | 2026-03-02 | 3        <- possible
    食堂检查 | 教育局    | 二中   | 2026-03-02 | 0
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.days import Calendar
from burden.due import steps_late
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import followed, overdue
from burden.visits.made import among_made
from burden.warning import Wording

ZH = """检查发现的问题没有按期整改。

为什么：问题查出来却没有改，检查白做了，下次还是同样的问题。

依据：联合检查发现的问题10个工作日内整改（F55，内蒙古地方规定，学校食堂）：限额 rectify_workdays，从反馈结果之日（没有登记的从
检查最后一天）起算的工作日数。执行记录自己写明整改期限的，按它，不问限额。

怎么办：向检查对象了解整改进度并登记完成日期；确需更长时间的，商定新的期限。

只看已经开展并且发现了问题的检查；今天还没有到期的不提示。一张表里没有一条记录写有整改完成日期的，说明没有登记这一栏，只计入“可能”。
没有登记问题数的，只看自己写明整改期限的。
"""
LATE = Wording(
    "{organiser}{span}到{target}开展“{item}”发现的问题（数量：{found}），{done}才整改完成，应不晚于{due}（{cap}个工作日内）；依据{limit}。",
    "What “{item}” ({organiser} at {target}, {span}) found (number: {found}) was put right on {done}, due by {due} ({cap:working day}); "
    "by {limit}.",
)
OWN = Wording(
    "{organiser}{span}到{target}开展“{item}”发现的问题（数量：{found}），到{today}仍没有整改完成，执行记录写明的整改期限是{due}。",
    "What “{item}” ({organiser} at {target}, {span}) found (number: {found}) was not put right by {today}; its own record says {due}.",
)
OWN_LATE = Wording(
    "{organiser}{span}到{target}开展“{item}”发现的问题（数量：{found}），{done}才整改完成，执行记录写明的整改期限是{due}。",
    "What “{item}” ({organiser} at {target}, {span}) found (number: {found}) was put right on {done}; its own record says {due}.",
)

TOO_LATE = Wording(
    "下一次按期催办，确需延期的事先说明", "press in time the next time, and agree on a later day beforehand"
)  # done by now, so that only the next time can be better


@rule(
    family="paperwork", level="warning", by="target", reach=among_made, limits=("rectify_workdays",), since="2026-11-26", without=("limits",),
    zh="{organiser}{span}到{target}开展“{item}”发现的问题（数量：{found}），到{today}仍没有整改完成，应不晚于{due}（{cap}个工作日内）；依据{limit}。",
    en="What “{item}” ({organiser} at {target}, {span}) found (number: {found}) was not put right by {today}, due by {due} ({cap} working "
    "days); by {limit}.",
)  # fmt: skip
def rectify_overdue(
    visits: pd.DataFrame, records: pd.DataFrame, calendar: Calendar, today: int, limits: Limits
) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit made whose findings were put right late, or not yet when it was due."""
    made = followed(visits, records, "findings", "result", "rectify_by", "rectified")
    own, found = made["rectify_by"].notna().to_numpy(), made["findings"].to_numpy()
    dated = made[own & ~(found == 0)]
    yield from told(overdue(dated, "rectified", dated["rectify_by"], today), None, today)
    for limit, under in limits.applied("rectify_workdays", made[~own & (found > 0)]):
        since = np.fmax(under["last"].to_numpy(dtype=float), under["result"].to_numpy()).astype(int)
        days = int(limit.value)
        yield from told(
            overdue(under, "rectified", calendar.nth_workday(since + 1, days) if days else since, today), limit, today
        )


def told(late: pd.DataFrame, limit: Limit | None, today: int) -> Iterator[Finding | Possible]:
    """The findings of the visits whose day of putting right is kept, with the number of what was found."""
    counts = zip(late.index.tolist(), late["findings"].tolist(), strict=True)
    found = {row: {"found": "—" if np.isnan(count) else count} for row, count in counts}
    yield from steps_late(late, "rectified", limit, (None, LATE) if limit else (OWN, OWN_LATE), today, TOO_LATE, found)
