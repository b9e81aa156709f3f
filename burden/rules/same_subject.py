"""Two organisers visit the same targets for the same subject in one year.

Why: what one organiser has looked at another asks for again; the target answers twice, from the same ledger, and nobody reads
what the first one found.

Source: similar content is integrated (F17, a local text of Shandong); what the city inspects the county does not run again,
several items are made one (F14, a local text of Pu'er); different agencies come jointly (F32, a local text of Suzhou).

Do: agree which of the two leads, and let the other come along or use what the first one found; for what is past, share the
results and plan the two as one item next time.

The year alone counts: a window may be as long as it likes, so long as it lies in one year. Pairs near in time are told by
`mergeable`, those of several levels of one system by `layered`, and not again here; two items with a joint visit are taken to
be coordinated. Case checks, visits in no plan and items of one office are left out. Subjects are compared without year,
place and the words every name has; names that differ in quarter, season, batch, level or thing (“食品”, “药品”) or each speak of
another side (“安全”, “价格”) are never the same. A group of items about one subject is one finding, whatever the number of its
organisers and targets; a pair that
only a sampled or tentative visit makes is counted as possible.

Examples:

    target | organiser  | item                 | first      | last
    甲校   | 教育局     | 校园消防安全检查     | 2026-03-02 | 2026-03-03
    甲校   | 消防大队   | 学校消防专项督查     | 2026-10-12 | 2026-10-13 <- certain
    乙校   | 教育局     | 校园消防安全检查     | 2026-01-01 | 2026-12-31
    乙校   | 消防大队   | 学校消防专项督查     | 2026-01-01 | 2026-12-31
    丙校   | 消防大队   | 学校消防专项督查     | 2026-10-12 | 2026-10-13
    甲校   | 市场监管局 | 食品安全检查         | 2026-05-06 | 2026-05-06
    甲校   | 卫健委     | 药品安全检查         | 2026-09-09 | 2026-09-09

    ---

    target | organiser    | item               | first      | last       | joint
    甲县   | 市应急管理局 | 安全生产督查       | 2026-03-02 | 2026-03-03 |
    甲县   | 市住建局     | 安全生产大检查     | 2026-03-16 | 2026-03-17 |
    甲县   | 甲县应急局   | 安全生产检查       | 2026-09-07 | 2026-09-08 | <- certain
    乙县   | 市水利局     | 一季度防汛检查     | 2026-02-02 | 2026-02-03 |
    乙县   | 市气象局     | 四季度防汛检查     | 2026-11-02 | 2026-11-03 |
    乙县   | 市林业局     | 森林防火检查       | 2026-03-02 | 2026-03-03 | 联1
    乙县   | 市农业农村局 | 森林草原防灭火督查 | 2026-03-02 | 2026-03-03 | 联1
    乙县   | 市农业农村局 | 森林草原防灭火督查 | 2026-10-12 | 2026-10-13 |
    乙县   | 市公安局     | 反诈工作检查       | 2025-12-15 | 2026-01-30 |
    乙县   | 市委政法委   | 电信网络诈骗督查   | 2026-08-03 | 2026-08-04 |
    丙县   | 市教育局     | 秸秆禁烧检查       | 2026-05-11 | 2026-05-12 |
    丙县   | 市城管局     | 秸秆禁烧巡查       | 2026-10-12 | 2026-10-13 | <- certain

    ---

    possible: 1

    target | organiser | item     | first      | last       | firm | share
    甲厂   | 应急局    | 消防检查 | 2026-05-06 | 2026-05-07 | yes  | 1
    甲厂   | 商务局    | 消防督查 | 2026-09-14 | 2026-09-15 | no   | 0.2   <- possible
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.intervals import Groups, Ints
from burden.intervals.sorting import once, order_of
from burden.naming import compared, some
from burden.rule import Finding, Findings, Possible, rule
from burden.visits.columns import Rows, by_item, codes
from burden.visits.kin import kindred
from burden.visits.pairs import both, near_items
from burden.visits.same_year import IN_TURN, in_one_year, joint_items, repeated, together
from burden.warning import Span, Wording

ZH = """两个单位一年内就同一内容到相同的对象检查。

为什么：一个单位看过的，另一个单位又要一遍；基层拿同一本台账答两次，先查的结果却没有人用。

依据：内容相近的统筹整合（F17，山东地方规定）；市里检查的县里不再开展、多项合为一项（F14，普洱地方规定）；不同机关的联合开展（F32，苏州地方规定）。

怎么办：商定由其中一家牵头，另一家随同参加或者直接采用其结果；已经过去的，结果互相采用，下一年列为一个事项。

只看是否在同一年：时间窗口多长都可以，只要在一年之内。时间相近的见 mergeable，同一系统上下级的见 layered，这里不再重复；
两项之间有过联合检查的，视为已经统筹。个案检查、计划外的，以及同一单位的事项不看。比较内容时去掉年份、地名和人人都有的词；
季度、季节、批次、层级或事物（食品、药品）不同的，以及各说一面的（安全、价格），绝不算同一内容。
一组内容相同的事项不论有多少单位和对象只提示一次；只因抽中或拟定才碰到一起的，只计入“可能”。
"""
MANY = Wording(
    "{year}年有{count}项内容相同的事项（{alike}）：{items}，到{n}个对象（{targets}）检查；"
    "内容相近的应当统筹整合；参照{F17}、{F14}、{F32}。",
    "{count} items about the same subject ({alike}) visit {n:target} ({targets}) in {year}: {items}; similar content is integrated; "
    "see {F17}, {F14} and {F32}.",
)


@rule(
    family="crowding", level="warning", by="subject", since="2026-11-26", sift=kindred,
    zh="{organiser}的“{item}”（{span}）与{partner}的“{other}”（{when}）内容相同（{alike}），{year}年都到{n}个对象（{targets}）"
    "检查；内容相近的应当统筹整合；参照{F17}、{F14}、{F32}。",
    en="“{item}” of {organiser} ({span}) and “{other}” of {partner} ({when}) are about the same subject ({alike}), and both visit "
    "{n:target} ({targets}) in {year}; similar content is integrated; see {F17}, {F14} and {F32}.",
)  # fmt: skip
def same_subject(visits: pd.DataFrame) -> Iterator[Findings | Possible]:
    """Yield one finding for each group of items of different organisers that no other rule says should be one."""
    taken, _, pairs = near_items(visits)
    known = once(np.append(joint_items(taken), codes(pairs, "items")[codes(pairs, "sure")]))
    each = in_one_year(taken, known)
    a, b = repeated(each, known)
    which, firm = codes(each, "which"), codes(each, "firm")
    items, sure = both(which[a], which[b]), firm[a] & firm[b]
    yield Possible(len(once(items)) - len(once(items[sure])))
    found = together(each, a[sure], b[sure])
    turn = by_item(each, found.rows[found.begin])
    groups = Groups(found.rows, found.begin[turn], found.stop[turn])
    first, last = (codes(each, name)[groups.rows[groups.begin]] for name in ("first", "last"))
    rows, told = Groups(each.index.to_numpy()[groups.rows], groups.begin, groups.stop), Rows(each)
    yield Findings(rows, first, last, lambda at: finding(told, groups.rows[groups.begin[at] : groups.stop[at]]))


def finding(visits: Rows, rows: Ints) -> Finding:
    """The finding for items about one subject: its place is the first visit of the one that comes last."""
    ordered = rows[order_of([visits.column(name)[0][rows] for name in IN_TURN])]
    firsts = ordered[np.sort(np.unique(visits.column("which")[0][ordered], return_index=True)[1])]
    items, organisers = (visits.values(name, firsts) for name in ("item", "organiser"))
    targets, last, before = visits.targets(ordered), int(firsts[-1]), int(firsts[-2])
    facts = {
        "other": items[-2], "partner": organisers[-2], "when": Span(*(int(visits.value(name, before)) for name in ("first", "last"))),
        "alike": compared(items[-1], items[-2]), "year": int(visits.value("year", last)), "n": len(targets),
        "targets": some(targets, counted=True), "count": len(items), "items": some(map("{}“{}”".format, organisers, items)),
    }  # fmt: skip
    told = visits.table.index.to_numpy()[np.append(last, ordered[ordered != last])]
    return Finding(tuple(told.tolist()), facts, wording=MANY if len(items) > 2 else None)  # noqa: PLR2004 - a pair has its own words
