"""Whether mergeable takes two items for one subject that one visit could do."""

from __future__ import annotations

from collections.abc import Mapping

from burden.naming import RELATED, related, system


def judge(pair: Mapping[str, str]) -> bool:
    one, other = pair["organiser_left"], pair["organiser_right"]
    return (one == other or system(one) != system(other)) and related(pair["left"], pair["right"]) >= RELATED
