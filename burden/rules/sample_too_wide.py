"""More of a register is drawn for a check than the policy allows.

Why: a check by lot is there to spare those not drawn; where half the register is drawn, half the enterprises are visited.

Source: no more than 20 % of the register is drawn (F43, a local text of Nanfen and Shenyang); limit sample_percent.

Do: bring the share down to the limit; 20 of 100 instead of 50 of 100 says as much.

The share is what the plan says: a ratio (50%), so many of so many, or so many of those in the directory. Certain where it is
said; where an item draws from a register and nobody says how large it is, it is counted as possible. Items that the text
exempts (case checks, ordered from above) are left out. A target that the directory does not have is of the kind it is named
by (“全市汽车销售企业”: “企业”).

Examples:

    limits: sample_percent = 20 exempt case
    possible: 1

    items
    item     | organiser | targets      | share | ratio | when | type
    质量抽查 | 市监局    | 汽车销售企业 | 0.5   | 50%   | 3月  |      <- certain
    价格抽查 | 市监局    | 汽车销售企业 | 0.2   | 20%   | 4月  |
    用工抽查 | 人社局    | 汽车销售企业 | 0     |       | 5月  |      <- possible
    投诉核查 | 市监局    | 汽车销售企业 | 0.6   | 60%   | 6月  | case
    全面普查 | 统计局    | 汽车销售企业 | 1     | 100%  | 7月  |      <- certain
    消防检查 | 消防队    | 汽车销售企业 | 1     |       | 8月  |

    ---

    limits: sample_percent = 20 kind 企业

    items
    item     | organiser | targets  | share | ratio | when
    质量抽查 | 市监局    | 甲县企业 | 0.3   | 30%   | 3月 <- certain
    学校抽查 | 教育局    | 甲县学校 | 0.3   | 30%   | 3月
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.naming import some
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limits
from burden.visits import at_targets, blamed

ZH = """一次抽查抽取的比例超过规定。

为什么：抽查本是为了不打扰没有抽到的；抽了名录的一半，就有一半的企业要接受检查。

依据：抽查对象不超过名录的20%（F43，辽宁南芬、沈阳地方规定）；限额 sample_percent。

怎么办：把抽查比例降到限额以内；100家抽20家和抽50家一样能说明问题。

比例按计划所写：抽查比例（50%）、多少家中抽多少家，或者抽取数与单位名录中的数目相比。写明的为确定；要抽查而没有人说得出从多少家里抽的，只计入“可能”。
规定不计的（个案、上级部署）不看。名录里没有的对象，按名称所含的类型（全市汽车销售企业是企业）。
"""
WHOLE = re.compile(r"(?<![\d.])100(?:\.0+)?\s*[%％]")
ROUNDING = 1e-9


@rule(
    family="frequency", level="warning", by="item", limits=("sample_percent",), cell="ratio", since="2026-11-26",
    zh="{organiser}的“{item}”抽查{targets}的{share}%，限{cap}%；依据{limit}。",
    en="“{item}” of {organiser} draws {share}% of {targets}, at most {cap}% by {limit}.",
)  # fmt: skip
def sample_too_wide(
    items: pd.DataFrame, visits: pd.DataFrame, directory: pd.DataFrame, limits: Limits, year: int
) -> Iterator[Finding | Possible]:
    """Yield one finding for each item that draws too large a share, and count those that do not say which."""
    kinds = {kind for limit in limits.all for kind in limit.scope.kinds}
    ratios, targets = items["ratio"].tolist(), items["targets"].tolist()
    whole = np.array([bool(WHOLE.search(text)) for text in ratios], dtype=bool)
    some_of = np.array([any(target.share < 1 for target in own) for own in targets], dtype=bool)
    frame = at_targets(items, directory, year, visits, kinds, among=whole | some_of)
    drawn = (frame["target"].to_numpy() != "") & ((frame["share"].to_numpy() < 1) | whole[frame["item_row"].to_numpy()])
    for limit, under in limits.applied("sample_percent", frame[drawn]):
        shares = shares_of(blamed(under, limit))
        for row, own in shares.items():
            share = 100 * max(own.values())
            if share > limit.value + ROUNDING:
                facts = {"share": f"{share:.4g}", "targets": some(own)}
                yield Finding((row,), facts, table="items", limit=limit, target=min(own))
        yield Possible(sum(not any(own.values()) for own in shares.values()))


def shares_of(drawn: pd.DataFrame) -> dict[int, dict[str, float]]:
    """For each item, in order, the share drawn of each target."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for row, target, share in zip(*(drawn[name].tolist() for name in ("item_row", "target", "share")), strict=True):
        found[row][target] = max(share, found[row].get(target, 0.0))
    return found
