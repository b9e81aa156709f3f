"""The visits that were made: the plan with its days filled in, and what was planted to go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from diary import Diary
from model import TODAY, Item, Visit, Window
from planted_law import ANNOUNCED, BARREN, NOT_LOOKED_AGAIN, SHORT, UNMENDED, WITHOUT_CODE
from workdays import span

OVERDUE = {  # items whose results came late or not at all: days after the visit, None for never
    "工业园区用电检查": 20,
    "机构编制实名制督查": 15,
    "学校电梯检查": None,
    "少数民族发展资金检查": None,
}
FRESH = timedelta(4)  # a visit made so shortly before the records end need not have its result yet


def over(window: Window) -> bool:
    """Whether a window has ended when the records do."""
    return window[1] < TODAY


def visits(items: list[Item], diary: Diary) -> list[Visit]:
    """What was made of the items; those on given days are in the diary already."""
    settled = [each for item in items for each in given(item)]
    short_first = sorted(items, key=lambda item: min(((w[1] - w[0]).days for w in item.windows), default=0))
    found = [each for item in short_first if item.made is None and not item.fixed for each in arranged(item, diary)]
    return [with_result(each, diary) for each in (*settled, *found)]


def given(item: Item) -> Iterator[Visit]:
    """The visits of an item whose days are known beforehand."""
    if item.made is not None:
        for text in item.made:
            target, when, *name = text.split()
            yield replace(made(item, target, span(when)), item=name[0] if name else item.name)
    elif item.fixed:
        yield from (made(item, target, window) for window in item.windows if over(window) for target in item.targets)


def arranged(item: Item, diary: Diary) -> Iterator[Visit]:
    """The visits of an item that finds its days inside its windows."""
    for window in item.windows:
        if over(window):
            for target in item.targets:
                yield made(item, target, diary.enter(item.lead.name, target, window))


def made(item: Item, target: str, window: Window) -> Visit:
    """A visit of an item."""
    code = "" if item.name in WITHOUT_CODE else item.code
    return Visit(item.lead.name, item.name, target, *window, item.number, code=code)


def with_result(each: Visit, diary: Diary) -> Visit:
    """The visit with people, findings, the day its result was fed back, and what followed."""
    wait = OVERDUE.get(each.item, 1 + diary.dice.below(4))
    result: date | None = None if wait is None or each.last > TODAY - FRESH else each.last + timedelta(wait)
    people, findings = 2 + diary.dice.below(5), diary.dice.below(6)
    barren = each.item in BARREN
    told = replace(
        each, people=people, findings=0 if barren else max(findings, each.item in UNMENDED | NOT_LOOKED_AGAIN), result=result,
        officers=BARREN.get(each.item, ""), method="提前通知、现场检查" if each.organiser in ANNOUNCED else each.method,
    )  # fmt: skip
    if (each.organiser, each.item) in SHORT:
        told = replace(told, asked=each.first - timedelta(1), due=each.first)
    return followed(told)


def followed(each: Visit) -> Visit:
    """What was found is put right in eight days and looked at again three weeks later, but for what was planted."""
    if not each.findings:
        return each
    mended, by = each.last + timedelta(8), each.last + timedelta(15)
    late = each.item in UNMENDED or mended > TODAY
    again = mended + timedelta(21)
    return replace(
        each, mend_by=by, mended=None if late else mended,
        looked_again=None if late or again > TODAY or each.item in NOT_LOOKED_AGAIN else again,
    )  # fmt: skip
