"""A reading as one short line, so that a table of phrases can be read."""

from __future__ import annotations

from datetime import date

from burden.when import Reading


def short(reading: Reading) -> str:
    """`window 2025-03-01/2025-03-31`; then per, times, days, weekdays and `tentative` where there are any."""
    parts = [reading.kind, ";".join(f"{_day(first)}/{_day(last)}" for first, last in reading.windows)]
    parts.append(f"per {reading.per}" if reading.per else "")
    parts.append(f"{_times(reading.times)} times" if reading.times else "")
    parts.append(f"{reading.days} days" if reading.days else "")
    parts.append(f"weekdays {reading.weekdays}" if reading.weekdays else "")
    parts += [f"also {per} {_times(times)}" for per, times in reading.also if times]
    parts.append("tentative" if reading.tentative else "")
    return " ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _times(times: tuple[int, int | None]) -> str:
    low, high = times
    return f"{low}" if low == high else f"{low}-{'' if high is None else high}"
