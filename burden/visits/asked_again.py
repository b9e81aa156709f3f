"""What was made of tables and is asked for again: kept for the last ones asked about alone, and as long as they live."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

T = TypeVar("T")
Tables = ParamSpec("Tables")


def kept_for_last(asks: int = 1) -> Callable[[Callable[Tables, T]], Callable[Tables, T]]:
    """Of a function of tables: the last so many `asks` for the same ones (the very frames, which nobody changes) are not made again."""

    def keeping(make: Callable[Tables, T]) -> Callable[Tables, T]:
        last: list[tuple[tuple[weakref.ref[object], ...], T]] = []

        def forget(gone: weakref.ref[object]) -> None:
            last[:] = [each for each in last if gone not in each[0]]

        @wraps(make)
        def asked(*tables: Tables.args, **named: Tables.kwargs) -> T:
            for known, found in last[:]:
                if all(table() is given for table, given in zip(known, tables, strict=True)):
                    return found
            found = make(*tables, **named)
            last[:] = [*last, (tuple(weakref.ref(each, forget) for each in tables), found)][-asks:]
            return found

        return asked

    return keeping
