"""Calendar files: every visit as one all-day event that a calendar program takes over and updates."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product

import icalendar

from burden.check import Checked
from burden.days import Calendar
from burden.report.agenda import Visit, agenda
from burden.report.earlier import Earlier
from burden.report.event import content, escape, fold, uid, vevent
from burden.report.figures import city
from burden.report.inert import file_names
from burden.report.rfc5545 import Part, read
from burden.report.uids import settled
from burden.report.words import word
from burden.warning import Lang

PRODUCT = "-//burden//inspection calendar//ZH"
WINDOWS = "windows-"
NOTHING = Earlier()


def calendars(
    checked: Checked,
    calendar: Calendar,
    stamp: datetime,
    lang: Lang = "zh",
    visits: Sequence[Visit] | None = None,
    earlier: Earlier = NOTHING,
    cancelled: Sequence[Visit] = (),
) -> dict[str, bytes]:
    """`calendar.ics`, and `ics/organiser-`, `ics/county-` and `ics/target-NAME.ics` for each that has a visit on known days; name -> bytes.

    What lies somewhere inside a window stands in `ics/windows-organiser-NAME.ics` and the like, so that months of bars cover nobody's
    days unasked.     `stamp` is when the files are made, in UTC. `visits` is the agenda of `checked`, where it is at hand already; `cancelled`
    are visits of items that were called off. What `earlier` holds keeps its stamps unless it changed, and what is no
    longer there is cancelled.
    """
    if visits is None:
        visits = agenda(checked, [warning.message(lang) for warning in checked.warnings])
    year, (alive, off) = checked.plan.year, settled(visits, cancelled, earlier)
    told = [*((visit, False) for visit in alive), *((visit, True) for visit in off)]
    events = [(visit, content(visit, calendar, lang, year, called_off)) for visit, called_off in told]
    stamped = {uid(visit): vevent(earlier.stamped(uid(visit), lines, stamp)) for visit, lines in events}
    title = word("ics_all", lang, city=city(checked), year=year)
    holding = {"calendar.ics": (title, list(stamped))} | {
        name: (f"{title} {whose}", uids) for name, whose, uids in parts([visit for visit, _ in events], lang)
    }
    return files(holding, stamped, earlier, stamp)


def parts(visits: Sequence[Visit], lang: Lang) -> Iterator[tuple[str, str, list[str]]]:
    """The files of single organisers, counties and targets, visits on known days apart from windows: name, whose it is, and the events in it."""
    for kind in ("organiser", "county", "target"):
        found: dict[str, list[Visit]] = defaultdict(list)
        for visit in visits:
            for name in filter(None, visit.organisers if kind == "organiser" else (getattr(visit, kind),)):
                found[name].append(visit)
        safe = file_names(found)
        for (name, mine), sure in product(sorted(found.items()), (True, False)):
            uids = [uid(visit) for visit in mine if visit.sure is sure]
            if uids:
                yield (
                    f"ics/{'' if sure else WINDOWS}{kind}-{safe[name]}.ics",
                    name if sure else word("ics_windows", lang, name=name),
                    uids,
                )


def files(
    holding: Mapping[str, tuple[str, list[str]]], stamped: Mapping[str, bytes], earlier: Earlier, stamp: datetime
) -> dict[str, bytes]:
    """The files with their events; one that holds no visit any more still cancels those it held."""
    made, known = {}, dict[bytes, Part]()
    for name in sorted({*holding, *earlier.events}):
        title, uids = holding.get(name, ("", []))
        head = fold(f"X-WR-CALNAME:{escape(title)}" if title else earlier.titles[name] or "X-WR-CALNAME:burden")
        moved = holding.get(name.replace(f"ics/{WINDOWS}", "ics/"), ("", []))[
            1
        ]  # windows that became days: told by the file beside
        gone = map(vevent, earlier.gone(name, [*uids, *moved], stamp))
        made[name] = whole(head, [*(stamped[each] for each in uids), *gone])
        read(made[name], known)
    return made


def whole(head: bytes, events: Sequence[bytes]) -> bytes:
    """A calendar around events that are bytes already."""
    begin, end = _frame()
    return b"".join([begin, head, b"\r\n", *events, end])


@functools.cache
def _frame() -> tuple[bytes, bytes]:
    """How every calendar begins and ends."""
    about = icalendar.Calendar()
    for name, value in (("version", "2.0"), ("prodid", PRODUCT), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        about.add(name, value)
    begin, end, rest = about.to_ical().partition(b"END:VCALENDAR")
    return begin, end + rest
