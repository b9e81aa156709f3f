"""Whether same-subject takes two items of two organisers, far apart in the year, for one subject."""

from __future__ import annotations

from collections.abc import Mapping

from burden.naming import RELATED, office, related


def judge(pair: Mapping[str, str]) -> bool:
    """Whether the two names are taken for one subject, as the rule takes them."""
    one, other = (office(pair[f"organiser_{side}"]) for side in ("left", "right"))
    return one[1] != other[1] and related(pair["left"], pair["right"]) >= RELATED
