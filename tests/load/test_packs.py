from __future__ import annotations

import re

import pytest

from burden.load.packs import limit_names, pack, packs, sources
from burden.rules import rules


@pytest.mark.parametrize("name", packs())
def test_pack_cites_a_known_text_and_names_the_place_of_a_local_one(name: str) -> None:
    read = pack(name)
    texts = [clause.source for clause in (*read.limits, *read.quiet)]
    assert texts
    assert [text for text in texts if sources().get(text.id) != text] == []
    assert [text for text in texts if (text.local == "") != (name == "national" or text.id == "F42")] == []
    assert read.title.strip() == read.title != ""


@pytest.mark.parametrize("name", packs())
def test_pack_holds_only_limits_that_a_rule_asks_for(name: str) -> None:
    assert [limit.name for limit in pack(name).limits if limit.name not in limit_names()] == []
    assert {limit.pack for limit in pack(name).limits} <= {name}


def test_packs_are_these() -> None:
    assert packs() == (
        "anqing", "chengdu", "county-system", "daye", "filing", "liaocheng", "liaoning", "nanfen", "national", "ningxia",
        "shandong", "shanxi", "sichuan", "suichang", "yunnan-case",
    )  # fmt: skip


def test_every_text_named_on_a_rule_page_is_known() -> None:
    pages = " ".join(each.pages[lang].text for each in rules().values() for lang in ("zh", "en"))
    assert sorted(set(re.findall(r"F[0-9]{2}", pages)) - sources().keys()) == []


def test_coal_mines_are_limited_by_grade() -> None:
    assert {limit.scope.grades: limit.value for limit in pack("shanxi").limits} == {
        ("A",): 2, ("B",): 4, ("C",): 6, ("D",): 4
    }  # fmt: skip


def test_local_text_is_cited_as_local() -> None:
    (limit,) = pack("yunnan-case").limits[1:]
    assert limit.cite("zh") == "《云南省专项工作机制办公室通报（公开案例，不是规定）》（云南地方规定，2024 F21）"
