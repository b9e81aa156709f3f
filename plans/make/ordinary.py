"""The items without a fault: spread over the year and the city so that they do not pile up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from departments import Department, city_departments, county_departments
from diary import Diary
from model import Dice, Item, Window
from places import COUNTIES, HILLS, LARGE, NAMED, RIVER, SCHOOLS, SMALL, townships

CLEAN = "QX"  # the department that does everything as it should has items of its own
ENDINGS = (("检查", "检查"), ("督查", "督查"), ("专项检查", "检查"), ("考核", "考核"), ("督导检查", "检查"), ("专项督查", "督查"))
METHODS = ("实地查看、随机抽查", "暗访、入户走访", "现场核查", "不发通知，直奔基层、直插现场")
AT_SCHOOLS = ("JY", "FL", "KX")
OPEN = tuple(county for county in COUNTIES if county != NAMED)
EVERYWHERE, EVERY_TOWNSHIP = "各县(市、区)", "各乡镇(街道)"
GROUPS = {"沿江各县": RIVER, "山区各县": HILLS}
INSPECTORS = ("SC", "HJ", "YJ", "XFJY", "RS", "ZJ", "WJ", "SW", "GX", "YZ")
CHECKED = (
    "商品条码",
    "固体废物贮存",
    "应急预案演练",
    "消防水源",
    "工时与休假",
    "厂房加固",
    "工作场所噪声",
    "预付卡",
    "节能诊断",
    "寄递实名",
)
QUARTERLY = 12  # every twelfth department comes every quarter
STYLES = 24  # divisible by every number of ways to say a month
WIDE = 10  # from this month on items go everywhere


def month_window(first: int, last: int) -> Window:
    """The days from the first day of one month to the last day of another."""
    return date(2026, first, 1), date(2026, last % 12 + 1, 1).replace(year=2026 + last // 12) - timedelta(1)


def loose(month: int, style: int, plain: bool) -> tuple[str, Window]:
    """One way to say that an item falls about a month, and the days it means; `plain` keeps to whole months."""
    whole = month_window(month, month)
    begin = month if month < 12 else 11
    ways = [(f"{month}月", whole), (f"2026年{month}月", whole), (f"{begin}-{begin + 1}月", month_window(begin, begin + 1))]
    if not plain:
        quarter = (month - 1) // 3
        ways += [
            (f"第{'一二三四'[quarter]}季度", month_window(quarter * 3 + 1, quarter * 3 + 3)),
            (f"{month}月中旬", (whole[0].replace(day=11), whole[0].replace(day=20))),
            (f"{month}月上半月", (whole[0], whole[0].replace(day=15))),
            (f"{month}月底前", (date(2026, 1, 1), whole[1])),
            ("上半年", month_window(1, 6)) if month <= 6 else ("下半年", month_window(7, 12)),
        ]
    return ways[style % len(ways)]


def titled(lead: Department, subject: str, dice: Dice) -> Item:
    """An item about a subject, without targets and time yet."""
    ending, kind = dice.pick(ENDINGS)
    return Item(lead, subject + ending, (), (), kind=kind, method=dice.pick(METHODS))


def fixed_visit(item: Item, month: int, diary: Diary) -> Item:
    """The item on exact days at one county."""
    county = diary.dice.pick(OPEN)
    length = 1 + diary.dice.below(3)
    found = diary.enter(item.lead.name, county, month_window(month, month), length)
    return replace(item, targets=(county,), windows=(found,), fixed=True)


def loose_visits(item: Item, month: int, diary: Diary, targets: tuple[str, ...], cell: str = "") -> Item:
    """The item somewhere in a window at several targets."""
    text, window = loose(month, diary.dice.below(STYLES), item.lead.file == "02")
    return replace(item, targets=targets, windows=(window,), time=text, cell=cell)


def quarterly(item: Item, diary: Diary) -> Item:
    """The item once in every quarter at two counties."""
    windows = tuple(month_window(first, first + 2) for first in (1, 4, 7, 10))
    targets = diary.dice.some(OPEN, 2)
    if item.lead.file == "03":
        return replace(item, targets=targets, windows=windows, time="全年", frequency="每季度一次")
    return replace(item, targets=targets, windows=windows, time="全年（每季度一次）")


def wide(item: Item, month: int, diary: Diary, index: int) -> Item:
    """The last item of a department: in the last months, at every county, every township, or a few."""
    begin = max(month, 10)
    windows = {"第四季度": month_window(10, 12), "11月-12月": month_window(11, 12), "12月": month_window(12, 12)}
    text = ("第四季度", "11月-12月", "12月")[begin - 10]
    place = index // 4 % 5
    if place == 4:
        targets, cell = tuple(name for county in COUNTIES for name in townships(county)), EVERY_TOWNSHIP
    elif item.lead.code in AT_SCHOOLS:
        targets, cell = diary.dice.some(tuple(name for names in SCHOOLS.values() for name in names.split()), 3), ""
    else:
        targets, cell = (diary.dice.some(OPEN, 3), "") if place == 3 else (COUNTIES, EVERYWHERE)
    return replace(item, targets=targets, windows=(windows[text],), time=text, cell=cell)


def of_department(lead: Department, index: int, diary: Diary) -> Iterator[Item]:
    """Two or three items of a department, four months apart."""
    first = index % 4 + 1
    items = [titled(lead, subject, diary.dice) for subject in lead.subjects]
    if index % QUARTERLY == 5 and lead.file != "02":
        yield quarterly(items[0], diary)
    elif index % 2:
        yield fixed_visit(items[0], first, diary)
    else:
        group = diary.dice.pick(tuple(GROUPS)) if index % 8 == 0 else ""
        yield loose_visits(items[0], first, diary, GROUPS.get(group, diary.dice.some(OPEN, 3)), group)
    around = townships(diary.dice.pick(OPEN))
    yield loose_visits(items[1], first + 4, diary, diary.dice.some(around, 3))
    if index % 2 or first + 8 >= WIDE:
        yield wide(items[2], first + 8, diary, index) if first + 8 >= WIDE else fixed_visit(items[2], first + 8, diary)


def of_enterprises(diary: Diary) -> Iterator[Item]:
    """Checks at enterprises, each in a month of its own."""
    offices = {each.code: each for each in city_departments()}
    small = tuple(names.split()[0] for county, names in SMALL.items() if county not in ("澜东区", "桐澜市", "枫渚县"))
    large = tuple(LARGE.values())
    for index, (code, subject) in enumerate(zip(INSPECTORS, CHECKED, strict=True)):
        item = titled(offices[code], subject, diary.dice)
        targets = (
            diary.dice.some(large, 2) if index % 5 == 4 else (small[index * 2 % len(small)], small[(index * 2 + 1) % len(small)])
        )
        month = index + 2
        yield replace(item, targets=targets, windows=(month_window(month, month),), time=f"{month}月", file="06")


def of_counties(diary: Diary) -> Iterator[Item]:
    """Items of county departments at their own townships; those of the named county are all still to come."""
    for number, county in enumerate(COUNTIES):
        offices = county_departments(county)
        for place in range(3):
            lead = offices[(number + place * 2) % len(offices)]
            month = 12 if county == NAMED else 2 + (number + place * 4) % 10
            item = titled(lead, lead.subjects[place % 2], diary.dice)
            if place == 2 and county != NAMED:
                group = f"{county}各乡镇" if month > 10 else ""
                yield loose_visits(item, month, diary, townships(county)[2:6] if not group else townships(county), group)
            else:
                yield loose_visits(item, month, diary, diary.dice.some(townships(county), 2))


def ordinary(diary: Diary) -> Iterator[Item]:
    """All items without a fault."""
    for index, lead in enumerate(city_departments()):
        if lead.code != CLEAN:
            yield from of_department(lead, index, diary)
    yield from of_enterprises(diary)
    yield from of_counties(diary)
