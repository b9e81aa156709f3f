"""Several levels of one system visit the same target, or a unit and its county, for the same subject in one year.

Why: the county is asked by the province, the city and its own department what it has been asked already; each asks for
its own ledger.

Source: what the city inspects the county does not run again (F14, a local text of Pu'er); of several levels one comes
(F32, a local text of Suzhou).

Do: let one level make the visit and share what it finds, or file both as one joint visit.

Departments are of one system when their names are the same but for place and level (“云岭市应急管理局”, “甲县应急局”). Items
that both levels made one joint visit of, case checks, and what one office sent twice are left out. A pair of items is one finding, at the first visit
of the lower level; a pair that only a sampled or tentative visit makes is counted as possible.

Examples:

    target | county | organiser        | organiser_level | item                   | first      | last
    甲县   | 甲县   | 云岭市应急管理局 | city            | 全市安全生产督查       | 2026-04-01 | 2026-04-30
    甲县   | 甲县   | 云岭市水利局     | city            | 防汛督查               | 2026-04-01 | 2026-04-30
    红旗镇 | 甲县   | 甲县应急局       | county          | 2026年安全生产大检查   | 2026-09-01 | 2026-09-30
    东风镇 | 甲县   | 甲县应急局       | county          | 2026年安全生产大检查   | 2026-09-01 | 2026-09-30 <- certain
    东风镇 | 甲县   | 甲县应急局       | county          | 森林防火检查           | 2026-09-01 | 2026-09-30
    河口镇 | 乙县   | 乙县应急局       | county          | 安全生产检查           | 2026-09-01 | 2026-09-30

    ---

    target | organiser      | item           | first      | last       | joint
    甲厂   | 省生态环境厅   | 环保督察       | 2026-03-02 | 2026-03-06 |
    甲厂   | 市生态环境局   | 生态环境检查   | 2026-10-12 | 2026-10-16 |     <- certain
    乙厂   | 省药监局       | 药品安全检查   | 2026-05-06 | 2026-05-06 | 联1
    乙厂   | 市药监局       | 药品安全检查   | 2026-05-06 | 2026-05-06 | 联1
    丙厂   | 市消防支队     | 消防检查       | 2026-05-06 | 2026-05-06 |
    丙厂   | 市住建局       | 消防检查       | 2026-05-06 | 2026-05-06 |
    丁厂   | 市住建局       | 燃气安全检查   | 2025-12-30 | 2025-12-30 |
    丁厂   | 县住建局       | 燃气安全检查   | 2026-02-02 | 2026-02-02 |

    ---

    possible: 1

    target | organiser | item     | first      | last       | firm
    甲厂   | 市应急局  | 消防检查 | 2026-05-06 | 2026-05-07 | yes
    甲厂   | 县应急局  | 消防督查 | 2026-09-14 | 2026-09-15 | no    <- possible
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import periods
from burden.naming import alike, compared, some
from burden.rule import Finding, Possible, rule
from burden.rulebook import said
from burden.visits.columns import codes, names
from burden.visits.kin import kindred
from burden.visits.pairs import kin, numbered
from burden.warning import Span, Wording

ZH = """同一系统的几级部门一年内就同一内容到同一对象（或者一个单位和它所在的县）检查。

为什么：省里问过市里问，市里问过县里问，每一级都要一套自己的台账。

依据：市里已经检查的，县里不再开展（F14，普洱地方规定）；几级都要检查的，由一级开展（F32，苏州地方规定）。

怎么办：由一级去，结果共享；或者两级作为一次联合检查报备。

去掉地名和层级后名称相同的部门是同一系统（云岭市应急管理局、甲县应急局）。两级已作为一次联合检查的、个案检查，以及同一单位报了两遍的，不看。
一对事项只提示一次，出处是下级的第一次到访；只因抽中或拟定的时间才碰到一起的，只计入“可能”。
"""
BELOW = Wording(
    "{upper}的“{other}”（{when}）到{above}，{organiser}的“{item}”（{span}）又到其所辖或所在的{n}个对象（{targets}），{year}年内就同一内容（{alike}）层层检查；"
    "参照{F14}，市里检查的县里不再开展。",
    "“{other}” of {upper} ({when}) visits {above}, and “{item}” of {organiser} ({span}) visits {n:target} below or above it ({targets}) for "
    "the same subject ({alike}) in {year}; what the city inspects the county does not run again; see {F14}.",
)
KEY = ["item", "organiser", "item_above", "organiser_above", "year"]
NAMES, DAYS = ("target", "item", "organiser"), ["firm", "joint", "first", "last"]
COLUMNS = [*NAMES, *DAYS]


@rule(
    family="uncoordinated", level="warning", by="plan", changed="2026-11-26", sift=kindred,
    zh="{upper}的“{other}”（{when}）与{organiser}的“{item}”（{span}）{year}年内就同一内容（{alike}）都到{n}个对象（{targets}）检查；"
    "参照{F14}，市里检查的县里不再开展。",
    en="“{other}” of {upper} ({when}) and “{item}” of {organiser} ({span}) both visit {n:target} ({targets}) for the same subject "
    "({alike}) in {year}; what the city inspects the county does not run again; see {F14}.",
)  # fmt: skip
def layered(visits: pd.DataFrame) -> Iterator[Finding | Possible]:
    """Yield one finding for each item and the item of a higher level it repeats."""
    pairs = named(of_one_subject(together(ranked(visits)), visits), visits)
    sure = pairs[pairs["firm"] & pairs["firm_above"]]
    yield Possible(len(pairs.drop_duplicates(KEY)) - len(sure.drop_duplicates(KEY)))
    for _, pair in sure.groupby(KEY, sort=True):
        yield finding(pair)


def ranked(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits that take part, with `system`, `office`, `rank` (0: central) and `year`, of systems of several levels.

    Names are codes; a county that is a target has its code, so that both can be compared.
    """
    known = numbered(visits[[*COLUMNS, "county", "organiser_level"]])
    first, last = periods(visits["first"], "year"), periods(visits["last"], "year")
    taken = known[[*DAYS, "system", "office", "rank"]].assign(
        **{name: codes(visits, name) for name in NAMES}, county=counties(visits), row=np.arange(len(visits)), year=first + 1970,
        kin=kin(visits, across=True),
    )  # fmt: skip
    each: pd.DataFrame = taken[~said(visits["type"], ("case",)) & (taken["rank"] >= 0) & (first == last)]
    return each[each.groupby("system")["rank"].transform("nunique") > 1]


def counties(visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each visit the code of its county among the targets, another negative number where it is none, -1 where it has none."""
    place = {name: at for at, name in enumerate(names(visits, "target").tolist())}
    known = [place.get(name, -2 - at) if name else -1 for at, name in enumerate(names(visits, "county").tolist())]
    return np.asarray(np.array([*known, -1], dtype=np.int64)[codes(visits, "county")])


def together(ranked: pd.DataFrame) -> pd.DataFrame:
    """Pairs of visits of one system and year, the lower level's with the higher one's (`_above`), at one target or county."""
    below = ranked[(ranked["county"] != -1) & (ranked["county"] != ranked["target"])]
    keys = ["system", "year", "kin"]
    same = ranked.merge(ranked, on=[*keys, "target"], suffixes=("", "_above")).assign(target_above=lambda pairs: pairs["target"])
    down = below.merge(ranked, left_on=[*keys, "county"], right_on=[*keys, "target"], suffixes=("", "_above"))
    up = ranked.merge(below, left_on=[*keys, "target"], right_on=[*keys, "county"], suffixes=("", "_above"))
    every = [pairs.assign(same=number == 0) for number, pairs in enumerate((same, down, up))]
    above = (pairs[(pairs["rank_above"] < pairs["rank"]) & (pairs["office_above"] != pairs["office"])] for pairs in every)
    pairs = pd.concat(list(above), ignore_index=True)
    joined = pairs.loc[pairs["joint"] == pairs["joint_above"], KEY].drop_duplicates()
    known = pairs.merge(joined.assign(joined=1), on=KEY, how="left")
    return known[known["joined"].isna()]


def of_one_subject(pairs: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """The pairs whose items are about one subject; a level named in them (市级, 县级) does not tell them apart."""
    different = pairs[["item", "item_above"]].drop_duplicates()
    known = names(visits, "item")
    lower, upper = (known[different[name].to_numpy()].tolist() for name in ("item", "item_above"))
    same = different[alike(lower, upper, across=True)]
    return pairs.merge(same, on=["item", "item_above"])


def named(pairs: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """The pairs with names in the place of codes."""
    known = {name: names(visits, name) for name in NAMES}
    return pairs.assign(**{f"{name}{above}": known[name][pairs[f"{name}{above}"]] for name in NAMES for above in ("", "_above")})


def finding(pair: pd.DataFrame) -> Finding:
    """The finding for two items, at the targets they share if there are any, else at a unit and its county."""
    shared = pair[pair["same"]] if pair["same"].any() else pair
    ordered = shared.sort_values(["first", "target", "row"], kind="stable")
    head = ordered.iloc[0]
    facts = {
        "upper": head["organiser_above"], "other": head["item_above"], "year": int(head["year"]),
        "above": some(ordered["target_above"]), "n": ordered["target"].nunique(), "targets": some(ordered["target"]),
        "alike": compared(head["item"], head["item_above"]), "when": Span(int(head["first_above"]), int(head["last_above"])),
    }  # fmt: skip
    rows = dict.fromkeys([*ordered["row"].tolist(), *ordered["row_above"].tolist()])
    return Finding(tuple(rows), facts, wording=None if pair["same"].any() else BELOW)
