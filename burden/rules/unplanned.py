"""A visit was made that no plan holds, or of an item the plan has cancelled.

Why: who comes without a plan cannot be coordinated with anybody; in the case named in public nearly nine of ten items in
one county stood in no plan (F22).

Source: an item that is not in the plan list must not run; if it is needed, one request for each item (F09, a local
text of Hunan).

Do: ask for the item as an addition and enter it in the plan once it is approved, or stop it.

Looks at visits that were made. A record is matched to an item by its number, or by organiser, target, window and name;
one that fits two items is in `ambiguous`, another name in `renamed`, further targets in `widened`, further visits in
`split`. What a request of its own allowed before it began (“一事一报”) is in order, and case checks (complaints, emergencies) are
exempt here: they are reported afterwards, see `filed-late`. A visit that stands neither in a plan nor in the register is
reported here alone.

Examples:

    items
    number | item         | organiser | targets    | when | cancelled
    1      | 防汛督查     | 水务局    | 甲县、乙县 | 4月  |
    2      | 校车检查     | 教育局    | 甲县       | 5月  | yes
    3      | 用电安全检查 | 供电局    | 甲县       | 5月  |

    records
    number | item         | organiser | target | first      | type
    1      | 防汛督查     | 水务局    | 甲县   | 2026-04-08 |
    2      | 校车检查     | 教育局    | 甲县   | 2026-05-06 |      <- certain
           | 食堂检查     | 教育局    | 甲县   | 2026-04-08 |      <- certain
           | 用电安全督查 | 供电局    | 甲县   | 2026-05-08 |
           | 燃气抢险     | 应急局    | 甲县   | 2026-04-08 | case
           | 桥梁检查     | 交通局    | 甲县   | 2026-04-15 |
           | 涵洞检查     | 交通局    | 甲县   | 2026-04-15 |      <- certain

    filings
    filing          | item     | organiser | filed      | approved   | status
    甲交〔2026〕1号 | 桥梁检查 | 交通局    | 2026-04-06 | 2026-04-07 | approved
    甲交〔2026〕2号 | 涵洞检查 | 交通局    | 2026-04-20 | 2026-04-21 | approved
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.rule import Finding, rule
from burden.visits.filed import allowing
from burden.warning import Wording

ZH = """已经开展的检查不在计划之内：计划里没有这一事项，或者这一事项已取消。

为什么：不按计划来的检查无法与任何人统筹；公开通报的案例中，一个县近九成事项不在任何计划之内（F22）。

依据：未列入计划清单的事项不得开展，确需开展的一事一报（F09，湖南地方规定）。

怎么办：作为新增事项申请，批准后补入计划，否则停止。

只看已经开展的检查。按事项编号，或者按单位、对象、时间和名称认定是计划的哪一项；两项都像的见 ambiguous，换了名称的见 renamed，
多了对象的见 widened，多了次数的见 split。事前已经一事一报、获得批准的不算。个案检查（投诉举报、应急处置）不在此列，事后补报，见 filed-late。
计划和报备登记表里都没有的检查只在这里提示一次。
"""
CANCELLED = Wording(
    "{organiser}{span}到{target}开展“{item}”，但该事项在计划中已取消；参照{F09}，未列入计划的事项不得开展。",
    "{organiser} visited {target} on {span} for “{item}”, which the plan has cancelled; what is not in the plan must not run; "
    "see {F09}.",
)


@rule(
    absence=True,
    family="off-plan", level="error", by="target", changed="2026-11-26", without=("filings",),
    zh="{organiser}{span}到{target}开展“{item}”，任何计划中都没有这一事项；参照{F09}，未列入计划的事项不得开展。",
    en="{organiser} visited {target} on {span} for “{item}”, an item that is in no plan; what is not in the plan must not run; "
    "see {F09}.",
)  # fmt: skip
def unplanned(
    visits: pd.DataFrame,
    items: pd.DataFrame,
    filings: pd.DataFrame,
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
) -> Iterator[Finding]:
    """Yield one finding for each visit made off the plan."""
    made = visits[visits["made"] & (visits["type"] != "case")]
    alone = made[made["match"] == "none"]
    yield from (Finding((row,)) for row in alone.index[~granted(alone, filings)].tolist())
    of_items = made[made["item_row"] >= 0]
    off = items["cancelled"].to_numpy(dtype=bool)[of_items["item_row"]]
    yield from (Finding((row,), wording=CANCELLED) for row in of_items.index[off].tolist())


def granted(alone: pd.DataFrame, filings: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which visits in no plan a request of their own had allowed before they began (一事一报)."""
    texts = alone[["item", "organiser"]].astype(str).assign(number="", filing="")
    pairs = allowing(texts, filings)
    said = filings.iloc[pairs["filing"].to_numpy()].reset_index(drop=True)
    acted = said["approved"].fillna(said["filed"]).to_numpy(dtype=float)
    in_time = (acted <= alone["first"].to_numpy()[pairs["row"]]) & ~said["status"].isin(("pending", "refused")).to_numpy()
    found = np.zeros(len(alone), dtype=bool)
    found[pairs["row"].to_numpy()[in_time]] = True
    return found
