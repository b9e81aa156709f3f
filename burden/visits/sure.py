"""How sure it is that a visit is of its item, as the end of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from burden.warning import Lang


@dataclass(frozen=True)
class Sure:
    """The lowest score of some visits, 0 to 1: a fact that speaks where no number and no name settled the item."""

    score: float

    def cite(self, lang: Lang) -> str:
        """`（按单位、名称、对象和时间认定，相似度92%）`; "" where the item is sure."""
        percent = int(100 * self.score)
        if self.score >= 1:
            return ""
        if lang == "zh":
            return f"（按单位、名称、对象和时间认定，相似度{percent}%）"
        return f" (taken for the item by organiser, name, target and time, {percent}% alike)"


def sure(visits: pd.DataFrame) -> Sure:
    """How sure it is at least that these visits are of their items."""
    return Sure(float(visits["score"].min()))
