"""A calendar file as a table: a row for each event, with the days of all its occurrences in one cell."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import icalendar
import recurring_ical_events

from burden.forms import CANCELLED
from burden.load.encoding import decoded
from burden.load.grid import Grid, NoTable, Unreadable, rectangle, tidy
from burden.place import Place, Problem

COLUMNS = ("事项名称", "牵头单位", "配合单位", "检查对象", "检查时间", "状态", "日历编号")
_SAID = re.compile(r"([^：:\s]{2,12})[：:]\s*(.+)")  # a line of a description that names what it tells
_LOOSE = "（待定）"  # before the names of events this program writes for visits inside a window
_CHINA = dt.timezone(dt.timedelta(hours=8))
_MOST = 5_000  # repetitions in one file
_IN_A_CELL = 40  # days one cell may list
_DAY = dt.timedelta(1)
_WITHIN_A_DAY = ("SECONDLY", "MINUTELY", "HOURLY")
_YEARS_ON = 3  # a recurrence that ends after so many visits may go on so long
_EARLIEST, _LATEST = 1900, 2999  # years a plan may name
_GARBLED = ("写得不合规范", "is malformed")
_TOO_OFTEN = (
    f"使文件里的重复超过{_MOST}次，请缩短重复的期限",
    f"makes more than {_MOST} repetitions in the file; end its recurrence sooner",
)
Days = tuple[dt.date, dt.date]


class Event(NamedTuple):
    """An event with all its occurrences: the cells beside its days, by column."""

    cells: Mapping[str, str]
    days: tuple[Days, ...]
    tentative: bool


def read_calendar(content: bytes, file: str, year: int | None = None) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The grid of a calendar file, and its events that could not be read.

    Recurrences are expanded to their own end; those without one in `year`, or up to the end of the year of the last event.
    Times of day are kept as days, those in UTC as of Beijing. Lines of a description such as 依据：… become columns of their own. NoTable without
    an event, Unreadable where it is no sound calendar.
    """
    try:
        calendars = icalendar.Calendar.from_ical(decoded(content, None).words, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise _damaged() from error
    found = [each for calendar in calendars for each in calendar.walk("VEVENT")]
    if not found:
        raise NoTable("日历文件里没有日程", "the calendar holds no event")
    problems: list[Problem] = []
    events = list(_events(calendars, found, file, year, problems))
    rows = [row for event in events for row in _rows(event)]
    names = [*COLUMNS, *sorted({name for row in rows for name in row} - set(COLUMNS))]
    cells = rectangle([names, *([tidy(row.get(name, "")) for name in names] for row in rows)])
    return (Grid(file, "", cells, apart=True),) if rows else (), tuple(problems)


def _damaged() -> Unreadable:
    return Unreadable("日历文件已损坏，请从日历程序重新导出", "the calendar is damaged; export it again")


def _events(
    calendars: Sequence[Any], found: Sequence[Any], file: str, year: int | None, problems: list[Problem]
) -> Iterator[Event]:
    """The events in order of their days and names, each with its occurrences; an event at fault is one problem."""
    sound = [each for each in found if not _told(each, file, problems)]
    last = dt.date(max([year or 0, *(_last(each).year for each in sound)]), 12, 31)
    taken: dict[str, list[Any]] = defaultdict(list)
    kept = {id(each) for each in sound}
    many = 0
    for at, calendar in enumerate(calendars):
        series: dict[str, list[Any]] = defaultdict(list)
        for number, each in enumerate(calendar.subcomponents):
            if id(each) in kept:
                series[str(each.get("UID", f"#{at}.{number}"))].append(each)
        for uid, events in series.items():
            occurrences = _alone(events, last, year, file, problems)
            more = max(0, len(occurrences) - len(events))
            if many + more > _MOST:
                problems += [_unread(file, each, _TOO_OFTEN) for each in events]
                continue
            taken[uid] += occurrences
            many += more
    told = [_event(occurrences) for occurrences in taken.values() if occurrences]
    yield from sorted(told, key=lambda event: (event.days, sorted(event.cells.items())))


def _told(event: Any, file: str, problems: list[Problem]) -> bool:
    """Whether an event is at fault, told as a problem."""
    try:
        fault = _fault(event)
    except Exception:  # noqa: BLE001 what the library makes of a broken property is any error at all
        fault = _GARBLED
    if fault:
        problems.append(_unread(file, event, fault))
    return fault is not None


def _alone(events: Sequence[Any], last: dt.date, year: int | None, file: str, problems: list[Problem]) -> list[Any]:
    """The occurrences of one series; where there is none, each of its events is told."""
    fault = ("一次也没有排上", "never occurs")
    try:
        occurrences = _occurrences(events, last, year)
        if occurrences:
            _event(occurrences)
            return occurrences
    except Exception:  # noqa: BLE001 a fault of one event must not cost the others
        fault = _GARBLED
    problems += [_unread(file, each, fault) for each in events]
    return []


def _occurrences(events: Sequence[Any], last: dt.date, year: int | None) -> list[Any]:
    """Every occurrence of a series."""
    calendar = icalendar.Calendar()
    calendar.subcomponents = list(events)
    begin = min(day for each in events for day in (_day(each["DTSTART"].dt), *_added(each))) - _DAY
    each: list[Any] = recurring_ical_events.of(calendar).between(begin, dt.date(last.year + _YEARS_ON, 1, 1))
    if all("RRULE" not in event or _ends(event) for event in events):
        return each
    return [one for one in each if (_span(one)[0].year == year if year else _span(one)[0] <= last)]


def _added(event: Any) -> list[dt.date]:
    """The days on which an event is said to be too."""
    said = event.get("RDATE", [])
    each = [one.dt for listed in (said if isinstance(said, list) else [said]) for one in listed.dts]
    return [_day(one[0] if isinstance(one, tuple) else one) for one in each]


def _last(event: Any) -> dt.date:
    """The last day an event's own words name."""
    return max(map(_day, [event["DTSTART"].dt, *_ends(event)]))


def _ends(event: Any) -> list[Any]:
    """Where a recurrence ends by its own rule, none where that is years away (9999-12-31).

    A count has an end that is not said, taken as the day it begins.
    """
    start = event["DTSTART"].dt
    said = [end for rule in _rules(event) for end in (rule.get("UNTIL") or ([start] if rule.get("COUNT") else []))]
    return [end for end in said if _day(end).year <= _day(start).year + _YEARS_ON]


def _before(end: dt.date, start: dt.date) -> bool:
    """Whether an end lies before a start, by the day where only one has a time."""
    if isinstance(end, dt.datetime) and isinstance(start, dt.datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        return end < start
    return _day(end) < _day(start)


def _rules(event: Any) -> list[Any]:
    """The recurrence rules of an event."""
    rules = event.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _fault(event: Any) -> tuple[str, str] | None:
    """Why an event cannot be placed on days: an expansion of such a recurrence might never end."""
    if "DTSTART" not in event:
        return "没有日期", "has no day"
    start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
    if ("DURATION" in event and event["DURATION"].dt < dt.timedelta(0)) or (end and _before(end, start)):
        return "结束早于开始", "ends before it starts"
    if any(not _EARLIEST <= _day(day).year <= _LATEST for day in (start, end or start)):
        return "的日期太远", "is too far away"
    for rule in _rules(event):
        if {str(each).upper() for each in rule.get("FREQ", [])} & set(_WITHIN_A_DAY):
            return "一天之内重复多次", "recurs several times a day"
        if any(number < 1 for number in rule.get("INTERVAL", [])):
            return "重复的间隔不是正数", "recurs at an interval that is not positive"
    return None


def _unread(file: str, event: Any, fault: tuple[str, str]) -> Problem:
    """An event that was not read, and why."""
    name = str(event.get("SUMMARY", ""))[:40]
    return Problem("unreadable", Place(file), f"日程“{name}”{fault[0]}，没有读", f"event “{name}” {fault[1]} and was not read")


def _event(occurrences: Sequence[Any]) -> Event:
    """One event out of its occurrences."""
    head = min(occurrences, key=_span)
    kept = [each for each in occurrences if str(each.get("STATUS", "")) != "CANCELLED"] or list(occurrences)
    tentative = str(head.get("STATUS", "")) == "TENTATIVE" and str(head.get("TRANSP", "OPAQUE")) != "TRANSPARENT"
    return Event(
        _cells(head, cancelled=all(str(each.get("STATUS", "")) == "CANCELLED" for each in occurrences)),
        tuple(sorted({_span(each) for each in kept})),
        tentative,
    )


def _cells(event: Any, cancelled: bool) -> dict[str, str]:
    """What an event says, by column; a description's own lines go before."""
    lines = [line.strip() for line in str(event.get("DESCRIPTION", "")).splitlines()]
    said = {found[1]: found[2] for line in lines if (found := _SAID.fullmatch(line))}
    rest = [line for line in lines if line and not _SAID.fullmatch(line)]
    place = str(event.get("LOCATION", "")).strip()
    name = str(event.get("SUMMARY", "")).strip().removeprefix(_LOOSE)
    if place and name.endswith(f"：{place}"):
        name = name.removesuffix(f"：{place}")
    people = event.get("ATTENDEE", [])
    cells = {
        "事项名称": name, "检查对象": place, "牵头单位": _called(event.get("ORGANIZER")), "状态": CANCELLED if cancelled else "",
        "配合单位": "、".join(filter(None, map(_called, people if isinstance(people, list) else [people]))),
        "日历编号": str(event.get("UID", "")), "备注": "\n".join(rest),
    }  # fmt: skip
    return {name: text for name, text in {**cells, **said}.items() if text}


def _called(person: Any) -> str:
    """The name of an organiser or attendee, "" where only an address is given."""
    return str(person.params.get("CN", "")).strip() if person is not None else ""


def _rows(event: Event) -> Iterator[dict[str, str]]:
    """The rows of an event: one, or more where its days do not fit into a cell."""
    for at in range(0, len(event.days), _IN_A_CELL):
        listed = "、".join(map(_written, event.days[at : at + _IN_A_CELL]))
        yield {**event.cells, "检查时间": f"拟于{listed}" if event.tentative else listed}


def _written(days: Days) -> str:
    """Days as a planner writes them."""
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}至{last.isoformat()}"


def _span(event: Any) -> Days:
    """First and last day of an occurrence; the end of whole days is not one of them."""
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start
    first, last = _day(start), _day(end)
    ends_before = not isinstance(end, dt.datetime) or (end.hour, end.minute, end.second) == (0, 0, 0)
    return first, max(first, last - _DAY if ends_before and last > first else last)


def _day(when: dt.date | dt.datetime) -> dt.date:
    """The day of a time, one in UTC as of Beijing."""
    if not isinstance(when, dt.datetime):
        return when
    return (when.astimezone(_CHINA) if when.tzinfo else when).date()
