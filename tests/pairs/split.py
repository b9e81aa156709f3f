"""Whether two items of one office at one target are taken for parts of one."""

from __future__ import annotations

from collections.abc import Mapping

from burden.visits.parts import parts_of_one


def judge(pair: Mapping[str, str]) -> bool:
    return parts_of_one(pair["left"], pair["right"])
