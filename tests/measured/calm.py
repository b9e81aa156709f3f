"""A year without a fault, by construction: every visit has days of its own, every item its papers, every name its subject."""

from __future__ import annotations

from datetime import date, timedelta

from burden.days import Calendar
from tests.measured.town import TODAY, Row, Town

# No two of them are about one thing, whatever a reader of names may think.
SUBJECTS = (
    "电梯维保 河道采砂 校车运行 殡葬服务 粮食仓储 古籍修复 彩票销售 地震观测 航标设置 盐业经营 印章刻制 测绘成果 气瓶充装 农机年检 "
    "林木采伐 渔船修造 民宿登记 影院放映 快递网点 驾校培训 水表检定 典当经营 地名标志 种畜引进 沼气设施 人防工程 献血站点 慈善募捐 "
    "拍卖活动 家政培训 档案库房 危房改造 绿道养护 路灯运维 公厕管护 热力管网 雷电防护 烟叶种植 茶园用药 废旧轮胎 砂石码头 碳排放核算"
).split()
DEPARTMENTS = (
    "市市场监督管理局 市水利局 市教育局 市民政局 市发展和改革委员会 市文化和旅游局 市财政局 市农业农村局 市交通运输局 市公安局 市林业局 "
    "市住房和城乡建设局 市商务局 市气象局"
).split()
COUNTIES = {
    "甲县": "红旗镇 东风镇 河口镇",
    "乙县": "青山镇 白云镇 柳林镇",
    "丙县": "石桥镇 沙湾镇 龙泉镇",
    "丁县": "马家镇 双河镇 新集镇",
}
SMALL = "甲木器厂 乙豆制品厂 丙印刷厂 丁食品厂 甲宾馆 乙超市".split()
LARGE = "甲水泥公司 乙钢铁公司".split()
SCHOOLS = "甲县一中 乙县一中 丙县一中".split()
LOUD = 26  # the first day of a month on which large enterprises may be visited
EXAMS = (date(2026, 6, 7), date(2026, 6, 10))
APART = 40  # days between two visits at one target, but for counties


def calm(seed: int, calendar: Calendar) -> Town:
    """A town whose plan is made as it should be; which subjects go where is a matter of chance."""
    town = Town(seed, calendar)
    town.units = units()
    subjects = town.dice.sample(SUBJECTS, len(SUBJECTS))
    for number, organiser in enumerate(DEPARTMENTS):
        own = subjects[number * 3 : number * 3 + 3]
        at_a_county(town, organiser, own[0], 1 + number % 6)
        in_a_month(town, organiser, own[1], 2 + number % 9)
        if number % 2:
            at_an_enterprise(town, organiser, own[2], number)
        else:
            over_a_quarter(town, organiser, own[2], number % 4)
    town.last_items = [{**item, "item": f"{part}{item['item']}"} for item in town.items for part in ("", "春季", "秋季")]
    return town


def units() -> list[Row]:
    """The directory: the city, its departments, counties with townships, enterprises and schools."""
    rows = [{"unit": "云岭市", "level": "city", "parent": "", "kind": "市"}]
    rows += [{"unit": name, "level": "city", "parent": "云岭市", "kind": "部门"} for name in DEPARTMENTS]
    for county, townships in COUNTIES.items():
        rows.append({"unit": county, "level": "county", "parent": "云岭市", "kind": "县区"})
        rows += [{"unit": name, "level": "township", "parent": county, "kind": "乡镇"} for name in townships.split()]
    rows += [{"unit": name, "level": "", "parent": "云岭市", "kind": "企业"} for name in SMALL]
    rows += [{"unit": name, "level": "", "parent": "云岭市", "kind": "规上工业企业"} for name in LARGE]
    return rows + [{"unit": name, "level": "", "parent": "云岭市", "kind": "学校"} for name in SCHOOLS]


def at_a_county(town: Town, organiser: str, subject: str, month: int) -> None:
    """A visit on a known day."""
    county = town.dice.choice([*COUNTIES])
    when = town.free_day(county, date(2026, month, 7), date(2026, month, 28), 1)
    item = town.item(f"{subject}检查", organiser, (county,), f"{when.month}月{when.day}日")
    town.record(item, county, when)


def in_a_month(town: Town, organiser: str, subject: str, month: int) -> None:
    """A visit at two townships somewhere in a month."""
    middle = date(2026, month, 15)
    free = [name for name in town.names("乡镇") if all(abs((each - middle).days) > APART for each in town.taken.get(name, ()))]
    targets = town.dice.sample(free, 2)
    item = town.item(f"{subject}督查", organiser, targets, f"{month}月", kind="supervision")
    for target in targets:
        town.record(item, target, town.free_day(target, date(2026, month, 1), date(2026, month, 27)))


def over_a_quarter(town: Town, organiser: str, subject: str, quarter: int) -> None:
    """A visit at a county somewhere in a quarter."""
    county = town.dice.choice([*COUNTIES])
    item = town.item(f"{subject}考核", organiser, (county,), f"第{'一二三四'[quarter]}季度", kind="assessment")
    first = date(2026, quarter * 3 + 1, 7)
    town.record(item, county, town.free_day(county, first, min(first + timedelta(75), TODAY - timedelta(14)), 1))


def at_an_enterprise(town: Town, organiser: str, subject: str, number: int) -> None:
    """A visit at an enterprise or a school in a month of its own."""
    target = (SMALL + LARGE + SCHOOLS)[number % (len(SMALL) + len(LARGE) + len(SCHOOLS))]
    month = 1 + number % 11
    if target in LARGE:
        month, first, last = 4, date(2026, 4, LOUD + 1), date(2026, 4, 30)
    else:
        first, last = date(2026, month, 11), date(2026, month, 28)
    item = town.item(f"{subject}抽查", organiser, (target,), f"{month}月" if target not in LARGE else "4月27日至4月30日")
    when = town.free_day(target, first, last)
    town.record(item, target, when)
