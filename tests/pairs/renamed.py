"""Whether a record made in the window of an item, at its target, by its office, is taken for that item under another name."""

from __future__ import annotations

from collections.abc import Mapping

from burden.visits.identify import Record, score
from burden.visits.names import grams, likenesses
from burden.visits.parts import is_follow_up


def judge(pair: Mapping[str, str]) -> bool:
    record = Record("", pair["right"], "市应急局", "甲县", 20_000, "")
    name = likenesses([(pair["left"], pair["right"])])[pair["left"], pair["right"]]
    if is_follow_up(pair["right"], pair["left"]) or grams(pair["left"]).isdisjoint(grams(pair["right"])):
        return False
    return score(record, 0, name, {(0, "甲县"): [(19_990, 20_010)]}) > 0
