"""One item in two files, from the sheets on: what the warning says, and that it counts once where items are counted."""

from __future__ import annotations

import datetime as dt

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from tests.load.sheets import NAMES, grid, read

HEAD = "事项名称 | 类别 | 牵头单位 | 检查对象 | 检查时间 | 报备文号\n"


def told(rule: str, *files: str) -> list[str]:
    """The Chinese messages of one rule over some files, each of one row."""
    grids = [grid(HEAD + row, file=f"{name}.xlsx") for name, row in zip("123", files, strict=False)]
    plan, problems = read(*grids, grid(NAMES, "名录.xlsx"))
    found = check(plan, read_policy(None), packaged(), day(dt.date(2026, 1, 20)), problems, only=(rule,))
    return [each.message("zh").split("。")[0] for each in found.warnings]


def test_item_of_two_files_that_differ_names_both_places_and_what_differs():
    rows = "年度督查 | 督查 | 市应急局 | 甲县 | 4月 | 1号", "年度督查 | 督查 | 云岭市应急管理局 | 甲县 | 第二季度 | "
    assert told("conflicting-rows", *rows) == [
        "云岭市应急管理局的“年度督查”列了2处（1.xlsx“表1”第2行、2.xlsx“表1”第2行），写法不一：时间（4月／第二季度）、文号（1号／空）；不知以哪一处为准，会重复计数"
    ]


def test_item_of_two_files_that_are_alike_was_probably_sent_twice():
    rows = "年度督查 | 督查 | 市应急局 | 甲县 | 4月 | 1号", "年度督查 | 督查 | 云岭市应急管理局 | 甲县 | 2026年4月 | 1号"
    assert told("conflicting-rows", *rows) == [
        "云岭市应急管理局的“年度督查”列了2处（1.xlsx“表1”第2行、2.xlsx“表1”第2行），时间、频次、依据、文号都相同，疑似重复申报，会重复计数"
    ]


def test_comprehensive_item_sent_twice_counts_once():
    rows = ["年度督查 | 综合督查 | 市应急局 | 甲县 | 4月 | 1号", "年度督查 | 综合督查 | 市应急局 | 甲县 | 第二季度 | 1号"]
    assert told("comprehensive-once", *rows) == []
    again = told("comprehensive-once", *rows, "年终督查 | 综合督查 | 市应急局 | 甲县 | 11月 | 1号")
    assert [each.split("，限")[0] for each in again] == [
        "云岭市应急管理局2026年安排综合性督查检查考核2次（“年度督查”（第二季度）、“年终督查”（11月））"
    ]
