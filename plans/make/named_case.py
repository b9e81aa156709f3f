"""The visits made off the plan: those of the county of the public case, and a few elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from departments import PROVINCE
from diary import Diary
from model import TODAY, Dice, Filing, Visit
from places import NAMED
from workdays import on

NINETEEN = (  # one department of the city: with its planned visit of 10 March these are 19 in the year
    "01-14 01-29 02-12 03-26 04-13 04-28 05-12 05-28 06-12 06-29 07-14 07-30 08-13 08-27 09-08 09-23 10-15 10-29"
)
SEVEN = "07-06 07-13 07-23 07-31 08-11 08-19 08-28"  # one department of the county at one township
FOUR = (("市民政局", "养老服务消防督导"), ("市交通运输局", "国省道沿线环境督导"), ("市文化和旅游局", "旅游旺季市场督导"))
FROM_PROVINCE = (("水库除险加固", "04-22"), ("汛期值班值守", "06-24"), ("流域水质", "08-05"), ("卫片图斑整改", "10-20"))
OTHERS = """
市发展和改革委员会 县域商业网点走访 石漱县
市教育局 课后服务督导 石漱县
市科学技术局 科技大院回访 霁岫镇
市公安局 乡镇辅警配备督导 石漱县
市司法局 村居法律顾问走访 棠坪镇
市财政局 三保支出督导 石漱县
市人力资源和社会保障局 零工市场走访 石漱县
市自然资源和规划局 批而未供土地督导 石漱县
市水利局 水价改革走访 砧湾镇
市卫生健康委员会 县域医共体督导 石漱县
市应急管理局 乡镇应急站走访 竹浦镇
市市场监督管理局 年货价格巡查 石漱县
石漱县应急管理局 林区野外用火巡查 棠坳乡
石漱县农业农村局 农机具停放巡查 霁岫镇
石漱县市场监督管理局 乡村酒席巡查 梨墩镇
石漱县教育体育局 校车站点巡查 杏坳镇
石漱县住房和城乡建设局 垃圾中转站巡查 棠坪镇
石漱县水利局 塘坝蓄水巡查 栗汀乡
石漱县卫生健康局 村医在岗巡查 虹汀乡
石漱县林业局 采伐证巡查 鹭圩乡
"""
ELSEWHERE = (
    ("市信访局", "重复信访件督办", "临屏县", "05-13"),
    ("市体育局", "体育中考器材走访", "松岚县第一中学", "04-22"),
    ("市广播电视局", "村广播室走访", "雾桥镇", "08-26"),
)
CASES = (("市应急管理局", "加油机冒烟处置", "禾渡加油站", "08-04"), ("市生态环境局", "异味投诉核查", "松岚竹制品厂", "07-08"))
LATE = {"三保支出督导": 21, "县域医共体督导": 9, "农机具停放巡查": 30, "重复信访件督办": 12}  # days after the visit
IN_TIME = {"课后服务督导": 2, "加油机冒烟处置": 1, "异味投诉核查": 3}


def visit(organiser: str, name: str, target: str, day: date, dice: Dice, sort: str = "日常") -> Visit:
    """A visit of one day in no plan, its result fed back two days later."""
    return Visit(organiser, name, target, day, day, "", sort, 2 + dice.below(4), dice.below(4), day + timedelta(2))


def reserved() -> Iterator[tuple[str, str, str, date]]:
    """The visits of the case and elsewhere whose days are given: organiser, item, target, day."""
    yield from (
        ("市农业农村局", f"乡村产业巡回督导第{number}次", NAMED, on(day)) for number, day in enumerate(NINETEEN.split(), 1)
    )
    yield from (("石漱县林业局", f"林长履职巡查第{number}次", "栗渚镇", on(day)) for number, day in enumerate(SEVEN.split(), 1))
    yield from ((name, item, NAMED, on("09-08")) for name, item in FOUR)
    yield from ((name, f"{item}督导", NAMED, on(day)) for name, (item, day) in zip(PROVINCE, FROM_PROVINCE, strict=True))
    yield from ((organiser, item, target, on(day)) for organiser, item, target, day in ELSEWHERE)


def off_plan(diary: Diary) -> list[Visit]:
    """All visits in no plan; those without a given day go where nobody else is."""
    made = [visit(*each, diary.dice) for each in reserved()]
    for line in filter(None, OTHERS.split("\n")):
        organiser, name, target = line.split()
        day, _ = diary.enter(organiser, target, (on("01-12"), on("11-06")))
        made.append(visit(organiser, name, target, day, diary.dice))
    cases = [visit(organiser, name, target, on(day), diary.dice, "个案") for organiser, name, target, day in CASES]
    return [*made, *cases, replaced(visit("市投资促进局", "招商专班走访", "枫渚县", on("03-02"), diary.dice))]


def replaced(made: Visit) -> Visit:
    """The visit with a day that does not exist."""
    return Visit(made.organiser, made.item, made.target, made.first, made.last, people=2, dates=("2026-02-30", "2026-03-02"))


def temporary(made: list[Visit], after: int = 1) -> Iterator[Filing]:
    """The filings made for visits off the plan, late and in time."""
    for number, each in enumerate([each for each in made if each.item in LATE | IN_TIME], after):
        filed = min(each.last + timedelta((LATE | IN_TIME)[each.item]), TODAY)
        yield Filing(
            f"澜临〔2026〕{number}号", (), each.item, each.organiser, filed, filed, subject="计划外", approver="分管副市长"
        )
