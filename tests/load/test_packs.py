from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from burden.days import day
from burden.load import packs as module
from burden.load.packs import kinds, limit_names, limits_of, over, pack, packs, quiets_of, sources, stacked
from burden.rulebook import Limit, Limits, Source
from burden.rules import rules

NATIONAL = ("enterprise", "national", "state-council")


@pytest.mark.parametrize("name", packs())
def test_pack_cites_a_known_text_and_names_the_place_of_a_local_one(name: str) -> None:
    read = pack(name)
    texts = [*(clause.source for clause in (*read.limits, *read.quiet)), *read.texts]
    assert texts
    assert [text for text in texts if sources().get(text.id) != text] == []
    assert [text for text in texts if (text.local == "") != (name in NATIONAL)] == []
    assert read.title.strip() == read.title != ""


@pytest.mark.parametrize("name", packs())
def test_pack_holds_only_limits_that_a_rule_asks_for(name: str) -> None:
    assert [limit.name for limit in pack(name).limits if limit.name not in limit_names()] == []
    assert {limit.pack for limit in pack(name).limits} <= {name}


@pytest.mark.parametrize("name", packs())
def test_every_pack_stands_on_the_national_one(name: str) -> None:
    assert stacked([name])[0] == "national"


def test_every_text_named_on_a_rule_page_is_known() -> None:
    pages = " ".join(each.pages[lang].text for each in rules().values() for lang in ("zh", "en"))
    assert sorted(set(re.findall(r"F[0-9]{2}", pages)) - sources().keys()) == []


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    (tmp_path / "packs").mkdir()
    (tmp_path / "sources.yaml").write_text("sources:\n- {id: F01, document: 甲}\n", encoding="utf-8")
    (tmp_path / "kinds.yaml").write_text("kinds: {}\n", encoding="utf-8")
    monkeypatch.setattr(module, "_RULES", tmp_path)
    read = (pack, packs, sources, kinds)
    for each in read:
        each.cache_clear()

    def ship(name: str, text: str) -> None:
        (tmp_path / "packs" / f"{name}.yaml").write_text(f"title: {name}\n{text}", encoding="utf-8")

    yield ship
    for each in read:
        each.cache_clear()


Ship = Callable[[str, str], None]


def limit(value: int, since: str = "2026-01-01") -> str:
    return f"limits: {{visits_per_year: [{{since: {since}, value: {value}, source: F01}}]}}\n"


def test_pack_stands_on_those_it_extends_each_once_and_goes_before_them(shipped: Ship) -> None:
    shipped("base", limit(1))
    shipped("left", "extends: [base]\n" + limit(2))
    shipped("right", "extends: [base]\n")
    shipped("top", "extends: [left, right]\n" + limit(4, "2027-01-01"))
    assert stacked(["top"]) == ("base", "left", "right", "top")
    assert [(each.pack, each.value) for each in limits_of(["top"])] == [("left", 2), ("top", 4)]
    assert [(each.pack, each.value) for each in limits_of(["left", "right"])] == [("left", 2)]


NATION, PLACE, CASE = (
    Source("F01", "甲"),
    Source("F02", "乙", local="云岭市"),
    Source("F03", "丙（公开案例，不是规定）", local="云岭市"),
)


def once(source: Source, since: int, value: int = 1, **more: tuple[str, ...]) -> Limit:
    return Limit("comprehensive_per_year", value, since, source, **more)


@pytest.mark.parametrize(
    ("earlier", "later", "stands"),
    [
        ((once(NATION, 9),), (once(PLACE, 5),), [(PLACE, 5, 1), (NATION, 9, 1)]),
        ((once(NATION, 5),), (once(PLACE, 9),), [(NATION, 5, 1)]),
        ((once(NATION, 5),), (once(PLACE, 9, 2),), [(NATION, 5, 1), (PLACE, 9, 2)]),
        ((once(NATION, 5),), (once(PLACE, 9, exempt=("case",)),), [(NATION, 5, 1), (PLACE, 9, 1)]),
        ((once(NATION, 5),), (once(PLACE, 7, 2), once(PLACE, 9)), [(NATION, 5, 1), (PLACE, 7, 2), (NATION, 9, 1)]),
        ((once(NATION, 9), once(NATION, 11, 2)), (once(PLACE, 5),), [(PLACE, 5, 1), (NATION, 9, 1), (PLACE, 11, 1)]),
        ((once(PLACE, 5),), (once(CASE, 9),), [(PLACE, 5, 1)]),
        ((once(PLACE, 5),), (once(NATION, 9),), [(PLACE, 5, 1), (NATION, 9, 1)]),
    ],
)
def test_of_equal_limits_the_text_of_the_highest_rank_is_cited(
    earlier: tuple[Limit, ...], later: tuple[Limit, ...], stands: list[tuple[Source, int, int]]
) -> None:
    assert sorted((each.since, each.source, each.value) for each in over(earlier, later)) == [
        (since, source, value) for source, since, value in stands
    ]


def test_comprehensive_inspections_are_limited_by_the_national_text_under_a_local_pack_too() -> None:
    book = Limits(limits_of(["national", "neimenggu"]))
    days = [day(date(year, 12, 31)) for year in (2023, 2026)]
    assert [limit.source.id for each in days if (limit := book.one("comprehensive_per_year", each))] == ["F07", "F01"]


def test_quiet_periods_of_what_a_pack_extends_hold_too(shipped: Ship) -> None:
    quiet = "quiet: [{{name: {0}, month_days: [1, 2], source: F01}}]\n"
    shipped("base", quiet.format("甲"))
    shipped("top", "extends: [base]\n" + quiet.format("乙"))
    assert [each.name for each in quiets_of(["top"])] == ["甲", "乙"]


def test_packs_that_extend_each_other_are_refused(shipped: Ship) -> None:
    shipped("a", "extends: [b]\n")
    shipped("b", "extends: [a]\n")
    with pytest.raises(ValueError, match=r"政策包互相扩展 a → b → a$"):
        stacked(["a"])


def test_pack_that_extends_none_or_one_twice_is_refused(shipped: Ship) -> None:
    shipped("a", "extends: [c, b, b]\n")
    shipped("b", "")
    with pytest.raises(ValueError, match=r"不认识的政策包 'c'，可用：a、b；第2行第17列 b 重复$"):
        pack("a")


def test_coal_mines_are_limited_by_grade() -> None:
    assert {limit.scope.grades: limit.value for limit in pack("shanxi").limits} == {
        ("A",): 2, ("B",): 4, ("C",): 6, ("D",): 4
    }  # fmt: skip


def test_local_text_is_cited_as_local() -> None:
    (limit,) = pack("yunnan-case").limits[1:]
    assert limit.cite("zh") == "《云南省专项工作机制办公室通报》（云南公开案例，2024 F21）"
