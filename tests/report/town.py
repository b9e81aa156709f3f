"""A small town with one of everything, for the tests of what comes out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from burden.check import Checked, NotRun
from burden.days import Calendar, Year, day
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Place, Plan, Problem, Sheet, Target, table
from burden.rulebook import Limit, Rulebook, Source
from burden.visits import build
from burden.warning import BurdenWarning, Wording
from burden.when import read

SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://x","y")'
HOLIDAYS = Year(2026, "official", "国办发", "", {date(2026, 5, 1): "劳动节"}, {date(2026, 5, 9): "劳动节"})
CALENDAR = Calendar([HOLIDAYS])
TODAY = day(date(2026, 11, 15))
ITEM_ROWS = (
    ("1", "安全生产检查", "市应急局", "3月2日-4日", ("甲县", "乙县"), ""),
    ("2", "食品安全检查", "市监局", "3月3日", ("甲县",), ""),
    ("3", SCRIPT, FORMULA, "第二季度", ("甲县",), ""),
    ("4", "河道检查", "市水务局", "5月6日", ("丙镇",), "联1"),
    ("5", "工地检查", "市住建局", "5月6日", ("丙镇",), "联1"),
    ("6", "抽查", "市监局", "全年", ("丁厂",), ""),
)
UNIT_ROWS = (("云溪市", "city", ""), ("甲县", "county", "云溪市"), ("乙县", "county", "云溪市"), ("丙镇", "township", "甲县"))
SHEETS = (
    Sheet("计划.xlsx", "年度计划", "items", {"time": "E"}, ("联系电话",), rows=9, read=6, unread=2, aside=1),
    Sheet("记录.csv", "", "records", rows=2, read=2),
    Sheet("名录.xls", "单位", "directory", rows=4, read=4),
)
PROBLEMS = (
    Problem("unreadable", Place("计划.xlsx", "年度计划", 9, "E"), "“2月30日”不存在。", "“30 February” is no day."),
    Problem("notice", Place("计划.xlsx", "年度计划", 12), "合计行，未计入。", "A row of totals was set aside."),
    Problem("unreadable", Place("坏.xlsx"), "打不开。", "cannot be opened."),
)
SOURCE = Source("F99", "示例规定", local="某市")
RULEBOOK = Rulebook(limits=(Limit("organisers_per_day", 1.0, day(date(2024, 1, 1)), SOURCE),))


def town() -> Plan:
    """Six items, two of them one joint visit, and two records, one of them in no plan and in 2027."""
    items = [
        {
            "number": n,
            "item": item,
            "organiser": who,
            "when": read(when, 2026),
            "joint": joint,
            "sheet": 0,
            "row": row,
            "kind": "inspection",
        }
        | {
            "targets": tuple(Target(name, 0.3 if name == "丁厂" else 1.0) for name in targets),
            "partners": ("市消防队",),
            "basis": "安全生产法",
        }
        for row, (n, item, who, when, targets, joint) in enumerate(ITEM_ROWS, 3)
    ]
    made = {"number": "1", "item": "安全生产检查", "organiser": "市应急局", "target": "甲县", "sheet": 1, "row": 2}
    other = {"item": "临时检查", "organiser": "市教育局", "target": "乙县", "sheet": 1, "row": 3}
    records = [
        made | {"first": day(date(2026, 3, 2)), "last": day(date(2026, 3, 3))},
        other | {"first": day(date(2027, 1, 4)), "last": day(date(2027, 1, 5))},
    ]
    units = [{"unit": u, "level": level, "parent": p, "sheet": 2, "row": row} for row, (u, level, p) in enumerate(UNIT_ROWS, 2)]
    return Plan(2026, table(items, ITEMS), table(records, RECORDS), table((), FILINGS), table(units, UNITS), SHEETS)


def warned(visits: Mapping[str, object], plan: Plan) -> tuple[BurdenWarning, ...]:
    """Three warnings: on two visits of one day, on a visit of a hostile name, on a row that could not be read."""
    at = {(item, target): row for row, (item, target) in enumerate(zip(visits["item"], visits["target"], strict=True))}
    first, second, odd = (at[key] for key in (("食品安全检查", "甲县"), ("安全生产检查", "甲县"), (SCRIPT, "甲县")))
    days = (day(date(2026, 3, 3)), day(date(2026, 3, 3)))
    wording = Wording("{target}同日到访。", "Visits to {target} on one day.")
    said = Wording("{item}没有报备。", "{item} has no filing.")
    unread = Wording(PROBLEMS[0].zh, PROBLEMS[0].en)
    return (
        BurdenWarning(
            "same-days", "crowding", "error", "certain", wording, {"target": "甲县"}, plan.place(0, 4, "time"), (plan.place(1, 2),),
            "甲县", "市监局", *days, (first, second),
        ),
        BurdenWarning("unfiled", "unreported", "warning", "certain", said, {"item": SCRIPT}, plan.place(0, 5), (), "甲县", FORMULA, rows=(odd,)),
        BurdenWarning("unreadable", "data", "note", "certain", unread, {}, PROBLEMS[0].place),
    )  # fmt: skip


def checked(plan: Plan | None = None) -> Checked:
    """The town as a check would leave it."""
    known = plan or town()
    visits = build(known, CALENDAR)
    idle = (NotRun("filed-late", "没有报备登记表", "no register of filings was read"),)
    return Checked(known, visits, warned(visits, known), {"same-days": 3, "too-often": 0}, idle, TODAY, lost=("坏.xlsx",))


def empty() -> Checked:
    """A plan in which nothing was read."""
    plan = Plan(2026)
    return Checked(plan, build(plan, CALENDAR), (), {}, (), TODAY)


def backwards() -> Checked:
    """The same town with the rows of every table in the other order."""
    plan = town()
    turned = {name: getattr(plan, name)[::-1].reset_index(drop=True) for name in ("items", "records", "units")}
    return checked(replace(plan, **turned))


class Seen(HTMLParser):
    """What a browser would see: tags with attributes in order, and text outside style and script."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.code: list[str] = []
        self._inside = ""
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        (self.code if self._inside in ("script", "style") else self.words).append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def having(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every tag that has one of that name."""
        return [attrs for _, attrs in self.tags if name in attrs]
