"""Whether mergeable takes two items, near in time, for one subject that one visit could do."""

from __future__ import annotations

from collections.abc import Mapping

from burden.naming import RELATED, called, office, related


def judge(pair: Mapping[str, str]) -> bool:
    """Whether the two names are taken for one subject, as the rule takes them."""
    one, other = (office(pair[f"organiser_{side}"]) for side in ("left", "right"))
    twice = one == other and called(pair["left"]) == called(pair["right"])
    return (one == other or one[1] != other[1]) and not twice and related(pair["left"], pair["right"]) >= RELATED
