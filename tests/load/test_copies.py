"""The same content twice changes nothing and says so: the same bytes, and the same cells in other bytes."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
import xlsxwriter

from burden.load import load
from burden.load.copies import copies
from burden.load.files import Source
from burden.load.nursery import Nursery
from burden.plan import Plan, Problem

ITEM = "事项,牵头单位,检查对象,检查时间\n检查,市应急局,甲县,3月\n"
OTHER = "事项,牵头单位,检查对象,检查时间\n督查,市水务局,乙县,4月\n"


def told(loaded: tuple[Plan, tuple[Problem, ...]]) -> list[tuple[str, str, str]]:
    return [(each.kind, each.place.file, each.zh) for each in loaded[1]]


def test_file_under_a_second_name_is_read_once_and_both_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("2026甲.csv", ITEM), ("2026乙.csv", ITEM), ("2026丙.csv", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    begun: list[str] = []
    begin = Nursery.read
    monkeypatch.setattr(Nursery, "read", lambda self, source, *given: begun.append(source.name) or begin(self, source, *given))
    loaded = load([tmp_path])
    assert told(loaded) == [("notice", "2026甲.csv", "与2026乙.csv逐字节相同，没有再读")]
    assert (list(loaded[0].items["item"]), sorted(begun)) == (["督查", "检查"], ["2026丙.csv", "2026乙.csv"])


def test_copies_are_the_same_in_any_order(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("2026a.csv", "2026b.csv", "2026c.csv")]
    for path in paths:
        path.write_text(ITEM, encoding="utf-8")
    results = [load(list(order)) for order in permutations(paths)]
    assert {tuple(told(each)) for each in results} == {
        (
            ("notice", "2026b.csv", "与2026a.csv逐字节相同，没有再读"),
            ("notice", "2026c.csv", "与2026a.csv逐字节相同，没有再读"),
        )
    }
    assert {len(plan.items) for plan, _ in results} == {1}


def test_broken_file_under_a_second_name_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "2026.csv").write_text(ITEM, encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 broken")
    assert [(kind, file) for kind, file, _ in told(load([tmp_path]))] == [("unreadable", "a.xlsx"), ("notice", "b.xlsx")]


def test_workbook_of_several_sheets_in_other_bytes_is_set_aside_sheet_by_sheet(tmp_path: Path) -> None:
    for name, colour in (("2026甲.xlsx", "red"), ("2026乙.xlsx", "blue")):
        with xlsxwriter.Workbook(tmp_path / name) as book:
            for title, text in (("一", ITEM), ("二", OTHER)):
                sheet = book.add_worksheet(title)
                for row, line in enumerate(text.splitlines()):
                    sheet.write_row(row, 0, line.split(","), book.add_format({"font_color": colour}))
    for paths in (
        [tmp_path],
        [tmp_path / "2026甲.xlsx", tmp_path / "2026乙.xlsx"],
        [tmp_path / "2026乙.xlsx", tmp_path / "2026甲.xlsx"],
    ):
        plan, problems = load(paths)
        assert sorted(plan.items["item"]) == ["检查", "督查"]
        assert [(each.kind, each.place.file, each.place.sheet, each.zh) for each in problems] == [
            ("notice", "2026甲.xlsx", sheet, "内容与2026乙.xlsx完全相同，没有再读") for sheet in ("一", "二")
        ]


def test_files_of_one_size_that_differ_are_no_copies(tmp_path: Path) -> None:
    files = []
    for name, text in (("a", "xx"), ("b", "xy"), ("c", ""), ("d", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        files.append(Source(tmp_path / name, name))
    (tmp_path / "e").symlink_to(tmp_path / "a")
    assert copies([*files, Source(tmp_path / "e", "e"), Source(tmp_path / "none", "none")], 100) == {}
