"""Whether same-subject takes two items of two organisers for one subject."""

from __future__ import annotations

from collections.abc import Mapping

from burden.naming import RELATED, related, system


def judge(pair: Mapping[str, str]) -> bool:
    one, other = pair["organiser_left"], pair["organiser_right"]
    return system(one) != system(other) and related(pair["left"], pair["right"]) >= RELATED
