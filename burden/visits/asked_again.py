"""What was made of a table of visits and is asked for again: kept for the last table alone, as long as that lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import pandas as pd

T = TypeVar("T")


def kept_for_last(make: Callable[[pd.DataFrame], T]) -> Callable[[pd.DataFrame], T]:
    """A function that answers the same table (the very frame, which nobody changes) without making it again."""
    last: list[tuple[weakref.ref[pd.DataFrame], T]] = []

    @wraps(make)
    def asked(visits: pd.DataFrame) -> T:
        for table, found in last[:]:
            if table() is visits:
                return found
        found = make(visits)
        last[:] = [(weakref.ref(visits, lambda _: last.clear()), found)]
        return found

    return asked
