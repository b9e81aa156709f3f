"""Whether disguised takes an item for an inspection or assessment under a softer name."""

from __future__ import annotations

from collections.abc import Mapping

from burden.rules.disguised import grades


def judge(pair: Mapping[str, str]) -> bool:
    return bool(grades(pair["name"], pair["kind"], pair["content"], pair["method"]))
