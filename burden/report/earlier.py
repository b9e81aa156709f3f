"""The export before this one: what changed since is numbered, so that a second import updates events and doubles none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from burden.report.rfc5545 import Broken, Part, read

__all__ = ["Broken", "Earlier", "earlier_in"]

Days: TypeAlias = tuple[str, ...]

NAMES = ("calendar.ics", "ics/*.ics")
_STAMPS = ("DTSTAMP", "SEQUENCE", "LAST-MODIFIED")
_LARGEST = 200 << 20


class Event(NamedTuple):
    """An event as its lines: what it says, and when and how often that was changed."""

    uid: str
    lines: tuple[str, ...]
    stamps: tuple[str, ...] = ()
    sequence: int = 0

    @property
    def days(self) -> Days:
        """The lines that say when it is."""
        return tuple(line for line in self.lines if line.startswith(("DTSTART", "DTEND")))

    def cancelled(self) -> tuple[str, ...]:
        """Its lines with the word that it does not take place."""
        kept = [line for line in self.lines if not line.startswith(("STATUS:", "TRANSP:"))]
        return (*kept, "STATUS:CANCELLED", "TRANSP:TRANSPARENT")


class Earlier:
    """The files of an earlier export; of nothing where there is none."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        """Read every file (name -> bytes); `Broken` for one that is no calendar."""
        self.titles: dict[str, str] = {}
        self.events: dict[str, dict[str, Event]] = {}
        self._known: dict[str, list[Event]] = defaultdict(list)
        told: dict[bytes, Part] = {}
        for name, data in sorted((files or {}).items()):
            try:
                calendar = read(data, told)
            except Broken as error:
                raise Broken(f"{name}: {error}") from None
            self.titles[name] = next((line.text for line in calendar.lines if line.name == "X-WR-CALNAME"), "")
            self.events[name] = {each.uid: each for each in map(_event, calendar.parts)}
            for each in self.events[name].values():
                self._known[each.uid].append(each)
        self._stems: dict[str, list[Event]] = defaultdict(list)
        for uid, found in self._known.items():
            self._stems[uid.partition("@")[0].partition("-")[0]].append(found[0])

    def named(self, stem: str) -> dict[str, Days]:
        """The days of the events whose UID is `stem` or `stem-NUMBER`, without their domain; those that take place first."""
        found = sorted((each.lines == each.cancelled(), len(each.uid), each.uid, each.days) for each in self._stems.get(stem, ()))
        return {uid.partition("@")[0]: span for _, _, uid, span in found}

    def stamped(self, uid: str, lines: tuple[str, ...], stamp: datetime) -> tuple[str, ...]:
        """The lines with their stamps: those of before where nothing changed, else the next number and the time `stamp`."""
        before = self._known.get(uid, [])
        newest = max((each.sequence for each in before), default=-1)
        for each in before:
            if each.sequence == newest and each.lines == lines:
                return (*lines, *each.stamps)
        number = newest + 1
        return (*lines, f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{number}", f"LAST-MODIFIED:{stamp:%Y%m%dT%H%M%SZ}")

    def gone(self, name: str, uids: Sequence[str], stamp: datetime) -> Iterator[tuple[str, ...]]:
        """The events of an earlier file that are not in it any more, as cancelled ones."""
        there = set(uids)
        for uid, event in sorted(self.events.get(name, {}).items()):
            if uid in there:
                continue
            if event.lines == event.cancelled():
                yield (*event.lines, *event.stamps)
            else:
                number = max(each.sequence for each in self._known[uid]) + 1
                moment = f"{stamp:%Y%m%dT%H%M%SZ}"
                yield (*event.cancelled(), f"DTSTAMP:{moment}", f"SEQUENCE:{number}", f"LAST-MODIFIED:{moment}")


def _event(part: Part) -> Event:
    """An event of an earlier file."""
    lines = tuple(line.text for line in part.lines if line.name not in _STAMPS)
    stamps = tuple(line.text for line in part.lines if line.name in _STAMPS)
    return Event(part.one("UID"), lines, stamps, int(part.one("SEQUENCE") or 0))


def earlier_in(folder: Path) -> Earlier:
    """The export that stands in a folder, of nothing where there is none; `Broken` where a file of it is none or too large."""
    paths = sorted(path for pattern in NAMES for path in folder.glob(pattern) if path.is_file())
    if any(path.stat().st_size > _LARGEST for path in paths):
        raise Broken("a calendar of more than 200 MB")
    return Earlier({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
