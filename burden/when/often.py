"""How often a reading asks for a visit: what no year has room for is a slip of the pen, and millions of visits are never made of it."""

from __future__ import annotations

from burden.when import remarks
from burden.when.periods import period
from burden.when.reading import Reading
from burden.when.remarks import Said

MOST = 10_000  # visits of one item to one target in a year: more than one an hour
MONTHS, DAYS = 12, 365  # of a year


def too_often(reading: Reading) -> Said | None:
    """What is said of a reading that asks for more visits than a year has room for; None of any other."""
    times = max(reading.times[0], 1) if reading.times else 1
    if times * DAYS < MOST:  # whatever the period
        return None
    number = times * (in_a_year(reading.per) if reading.per else max(len(reading.windows), 1))
    return remarks.TOO_OFTEN.about(number) if number > MOST else None


def in_a_year(per: str) -> int:
    """How many periods of a length a year has, at least one."""
    months, days = period(per)
    return max(MONTHS // months if months else DAYS // days, 1)
