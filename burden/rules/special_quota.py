"""An organiser plans more special checks in a year than it may, or one that covers a whole group.

Why: a special check is meant for one trouble in a few places; run every month, or at everybody, it is routine by another name.

Source: the number of special checks in a year is controlled, their plan is approved by the government, filed and made public,
and they do not cover everybody (F41, a local text of Suzhou). The number is not published, so the limit special_items_per_year
is off until an office gives its own; special_cover_percent is the share from which a special check covers everybody.

Do: make it part of a routine check, or visit a part of the group only; drop one of several.

Special checks are the items of type “专项”. An item is counted once in however many sheets it stands, items of one joint visit
once; cancelled items and those the text exempts (ordered from above) are not blamed. A special check covers everybody where it
says so (“全覆盖”, “拉网式”, “逐户”, all enterprises of a place) or where the ratio it gives reaches the limit.

Examples:

    limits: special_items_per_year = 1 exempt above

    items
    item         | organiser | targets | when | type    | source
    燃气专项检查 | 住建局    | 甲县    | 3月  | special |
    电梯专项检查 | 住建局    | 甲县    | 5月  | special |        <- certain
    消防专项检查 | 住建局    | 甲县    | 6月  | special | above
    工地检查     | 住建局    | 甲县    | 7月  | routine |
    校车专项检查 | 公安局    | 甲县    | 3月  | special |

    ---

    limits: special_cover_percent = 100

    items
    item           | organiser | targets      | when | type    | method     | ratio | share
    燃气安全检查   | 住建局    | 燃气企业     | 3月  | special | 全覆盖检查 |       | <- certain
    燃气价格检查   | 市监局    | 燃气企业     | 3月  | special |            | 20%   | 0.2
    燃气计量检查   | 市监局    | 全市所有企业 | 4月  | routine | 全覆盖检查 |       |
    燃气罐体检查   | 市监局    | 燃气企业     | 4月  | special | 不搞全覆盖 |       |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from burden.intervals.sorting import among, once
from burden.naming import some
from burden.rule import Finding, rule
from burden.rulebook import Limit, Limits, said
from burden.visits import at_targets, blamed, spared
from burden.visits.columns import codes, names
from burden.warning import Wording

ZH = """一个单位一年安排的专项检查超过规定次数，或者专项检查搞全覆盖。

为什么：专项检查是针对个别地方的突出问题；月月搞、家家查，就成了换个名目的日常检查。

依据：专项检查实行年度数量控制，方案经政府批准、备案、公布，不得全覆盖（F41，苏州地方规定）。数量没有公布，所以限额 special_items_per_year 由本单位给出以后才执行；
special_cover_percent 是从多大比例起算全覆盖。

怎么办：并入日常检查，或者只抽查一部分对象；有几次的，取消其中一次。

类型为专项的事项是专项检查。一项不论列在几个表里只计一次，同一联合检查的事项计一次；已取消的、规定不计的（上级部署）不追究。
写明全覆盖、拉网式、逐户、所有企业的，或者所给比例达到限额的，是全覆盖。
"""
NUMBER = Wording(
    "{organiser}{year}年安排专项检查{n}项（{names}），限每年{cap}项；依据{limit}{spared}。",
    "{organiser} plans {n:special check} in {year} ({names}); at most {cap} a year by {limit}{spared}.",
)
COVER = Wording(
    "{organiser}的专项检查“{item}”覆盖{targets}的全部（{said}），专项检查不得全覆盖；依据{limit}。",
    "The special check “{item}” of {organiser} covers all of {targets} (“{said}”); special checks must not, by {limit}.",
)
NOT = r"(?<!不)(?<!不搞)(?<!不得)(?<!避免)(?<!严禁)(?<!禁止)(?<!防止)(?<!杜绝)(?<!不开展)(?<!不实行)(?<!不进行)(?<!不能)(?<!非)"
EVERYBODY = re.compile(rf"{NOT}(?:全覆盖|拉网式|地毯式|逐[户家]|[户家]不漏)")
ALL = re.compile(
    r"(?:所有|全部|全体|一切)(?:的)?[^，。；、]{0,12}?(?:企业|公司|商户|场所|门店|学校|医院|机构|经营主体|经营者|个体户|加油站)"
)
RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
TOLD = ("item", "target_text", "method", "content", "ratio")  # columns that may say it


@rule(
    family="frequency", level="warning", by="plan", limits=("special_items_per_year", "special_cover_percent"),
    since="2026-11-26", zh=NUMBER.zh, en=NUMBER.en,
)  # fmt: skip
def special_quota(
    items: pd.DataFrame, visits: pd.DataFrame, directory: pd.DataFrame, limits: Limits, year: int
) -> Iterator[Finding]:
    """Yield one finding for each organiser over the number, and one for each special check that covers everybody."""
    kinds = {kind for limit in limits.all for kind in limit.scope.kinds}
    frame = at_targets(items, directory, year, visits, kinds)
    special = frame[said(frame["type"], ("special",))]
    for limit, under in limits.counted("special_items_per_year", special):
        yield from too_many(under, limit, year)
    for limit, under in limits.applied("special_cover_percent", special):
        yield from covering(items, blamed(under, limit), limit)


def too_many(under: pd.DataFrame, limit: Limit, year: int) -> Iterator[Finding]:
    """What is found where an organiser plans more special checks than the limit."""
    whose = codes(under.drop_duplicates(["organiser", "key"]), "organiser")
    many = np.bincount(whose, minlength=len(names(under, "organiser"))) > limit.value
    late = under[many[codes(under, "organiser")]].sort_values(
        ["begin", "start", "item", "item_row"], ascending=False, kind="stable"
    )
    for organiser, every in late.groupby("organiser", observed=True, sort=True):
        own = blamed(every, limit)
        each = own.drop_duplicates("key")
        if len(each) > limit.value and own["judged"].any():
            spare = every[~every["key"].isin(own["key"]).to_numpy()].drop_duplicates("key")
            facts = {
                "n": len(each),
                "names": some(each["item"].tolist(), counted=True),
                "year": year,
                "spared": spared(spare, limit),
            }
            rows = tuple(each["item_row"].tolist())
            yield Finding(rows, facts, table="items", limit=limit, organiser=str(organiser), target="", wording=NUMBER)


def covering(items: pd.DataFrame, blame: pd.DataFrame, limit: Limit) -> Iterator[Finding]:
    """What is found where a special check covers everybody."""
    columns = {name: items[name].tolist() for name in (*TOLD, "targets")}
    rows = once(blame["item_row"].to_numpy()).tolist()
    words = {row: coverage({name: told[row] for name, told in columns.items()}, limit.value) for row in rows}
    full = np.array([row for row, found in words.items() if found], dtype=np.int64)
    for row, same in blame[among(blame["item_row"].to_numpy(), full)].groupby("item_row", sort=True):
        targets = same["target"].tolist()
        place = int(str(row))
        facts = {"said": words[place], "targets": some(targets)}
        yield Finding((place,), facts, table="items", limit=limit, target=min(targets), wording=COVER)


def coverage(item: Mapping[str, Any], least: float) -> str:
    """The words by which an item covers everybody, or the ratio that reaches the limit; "" where it does not."""
    texts = [item[name] for name in TOLD]
    if found := next(filter(None, map(EVERYBODY.search, texts)), None) or ALL.search(texts[1]):
        return found[0]
    ratio = RATIO.search(texts[-1])
    share = float(ratio[1]) if ratio else 100 * max((target.share for target in item["targets"] if target.share < 1), default=0)
    return f"{share:.4g}%" if share >= least else ""
