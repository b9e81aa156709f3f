import gc
import weakref

import pandas as pd

from burden.visits.asked_again import kept_for_last


def counted():
    made = []

    @kept_for_last()
    def rows(table):
        made.append(len(table))
        return table.copy()

    return rows, made


def test_the_same_table_is_not_made_again():
    rows, made = counted()
    table = pd.DataFrame({"a": [1, 2]})
    assert rows(table) is rows(table)
    assert made == [2]


def test_another_table_of_the_same_content_is_made_anew():
    rows, made = counted()
    first, other = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})
    assert rows(first) is not rows(other)
    assert rows(first) is not None
    assert made == [1, 1, 1]


def test_what_was_made_goes_with_its_table():
    rows, _ = counted()
    table = pd.DataFrame({"a": [1]})
    kept = weakref.ref(rows(table))
    del table
    gc.collect()
    assert kept() is None
