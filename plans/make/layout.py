"""The rows of each sheet under its headings, as values: text, numbers and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from departments import Department
from model import Filing, Item, Visit
from spelling import chinese, targets, typed, when

Cell = str | int | date | None
Row = tuple[Cell, ...]
HEADINGS = {
    "02": tuple("编号 检查码 任务名称 任务类型 牵头部门 联合部门 抽查对象 任务开始时间 任务结束时间 检查方式 备注".split()),
    "03": tuple("序号 事项编号 检查事项 实施单位 检查对象 时间安排 检查频次 检查方式 制定任务依据".split()),
    "04": tuple("序号 检查事项(内容) 检查部门 联查部门 检查对象 检查时间 检查方式 备注".split()),
    "05": tuple("事项编号 事项名称 实施单位 检查对象 时间安排 检查方式 备注".split()),
    "06": tuple("序号 事项编号 抽查事项 检查部门 联合部门 具体检查对象 计划开展时间 检查频次 检查方式".split()),
    "07": tuple("事项编号 年度计划名称 发起部门 抽查对象 检查时间 检查频次 检查内容".split()),
    "filings": tuple("文号 报备类型 事项编号 事项名称 报备单位 联合单位 报备日期 审批人 审批日期 审批状态 是否联合 备注".split()),
    "records": tuple(
        "到访编号 事项编号 检查码 事项名称 检查单位 检查人员 检查对象 检查类型 检查方式 实际开始 实际结束 实施人数 发现问题数 反馈日期 "
        "整改期限 整改完成日期 回头看日期 材料布置日期 材料报送期限".split()
    ),
}
BASIS = ("年度重点工作安排", "部门职责", "上级专项部署")


def plan_rows(file: str, items: list[Item]) -> list[Row]:
    """The rows of one plan."""
    ways = {"02": of_02, "03": of_03, "04": of_04, "05": of_05, "06": of_06, "07": of_07}
    return [ways[file](number, item) for number, item in enumerate(items, 1)]


def of_01(number: int, item: Item, document: str) -> Row:
    """A row of the departments of the government: ticks for ordinary and key items."""
    ticks = ("", "√") if number % 4 == 0 else ("√", "")
    method = (item.method, BASIS[number % 3], document, item.note or ("与相关工作统筹安排" if number % 8 == 0 else None))
    partners = "、".join(item.partners) or ("无" if number % 6 == 0 else None)
    return (
        number,
        item.number,
        item.name,
        item.kind,
        item.lead.name,
        partners,
        targets(item, number),
        when(item),
        method[0],
        *ticks,
        *method[1:],
    )


def of_02(number: int, item: Item) -> Row:
    """A row with start and end in two columns."""
    if item.ends[0]:
        first, last = (typed(date.fromisoformat(end), 0) for end in item.ends)
    elif item.windows:
        first, last = typed(item.windows[0][0], number), typed(item.windows[-1][1], number)
    else:
        first = last = "/"
    sort = "专项" if item.kind == "督查" else "日常"
    return (
        item.number, item.code, item.name, sort, item.lead.name, None, targets(item, number), first, last, item.method, item.note or None
    )  # fmt: skip


def of_03(number: int, item: Item) -> Row:
    """A row with numbers in brackets and a frequency of its own."""
    return (
        chinese(number), item.number, item.name, item.lead.name, targets(item, number), when(item),
        item.frequency or ("1次" if item.fixed else "1次/年"), item.method, BASIS[number % 3],
    )  # fmt: skip


def of_04(number: int, item: Item) -> Row:
    """A row without a number of the item; departments by their short names."""
    partners = "、".join(item.partners) or "-"
    return (number, item.name, item.lead.alias, partners, targets(item, number), when(item), item.method, None)


def of_05(number: int, item: Item) -> Row:
    """A row with all organisers in one cell."""
    together = "、".join((item.lead.name, *item.partners))
    return (item.number, item.name, together, targets(item, number), when(item), item.method, item.note or None)


def of_06(number: int, item: Item) -> Row:
    """A row of the plan for enterprises."""
    return (
        number,
        item.number,
        item.name,
        item.lead.name,
        "、".join(item.partners) or None,
        targets(item, number),
        when(item),
        item.frequency or None,
        item.method,
    )


def of_07(number: int, item: Item) -> Row:
    """A row of the counties' own plans."""
    return (item.number, item.name, item.lead.name, targets(item, number), when(item), item.frequency or None, item.method)


def filing_rows(filings: Iterable[Filing]) -> list[Row]:
    """The rows of the register."""
    return [
        (
            each.document, each.subject, "、".join(each.numbers) or None, each.item, each.organiser, "、".join(each.partners) or None, each.filed,
            each.approver if each.approved else None, each.approved, each.status, "是" if each.joint else "否", None,
        )
        for each in filings
    ]  # fmt: skip


def record_rows(visits: list[Visit]) -> list[Row]:
    """The rows of the visits made, in order of time."""
    ordered = sorted(visits, key=lambda each: (each.first, each.target, each.organiser, each.item))
    return [
        (
            f"DF-{number:04d}", each.number or None, each.code or None, each.item, each.organiser, each.officers or None, each.target,
            each.type, each.method, each.dates[0] or each.first, each.dates[1] or each.last, each.people, each.findings, each.result,
            each.mend_by, each.mended, each.looked_again, each.asked, each.due,
        )
        for number, each in enumerate(ordered, 1)
    ]  # fmt: skip


def by_department(items: Iterable[Item]) -> list[tuple[Department, list[Item]]]:
    """The items of each department, in the order they come."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.lead.name, []).append(item)
    return [(group[0].lead, group) for group in groups.values()]
