"""Weeks, months and years as numbers."""

import numpy as np

from burden.intervals import period_first, periods


def test_weeks_begin_on_monday_and_periods_follow_each_other():
    monday = int(np.datetime64("2026-03-02").astype(int))
    assert periods([monday - 1, monday, monday + 6, monday + 7], "week").tolist() == [2930, 2931, 2931, 2932]
    for unit in ("week", "month", "year"):
        number = int(periods([monday], unit)[0])
        assert period_first(number, unit) <= monday < period_first(number + 1, unit)
        assert periods([period_first(number, unit)], unit).tolist() == [number]
