"""ClickHouse in the process (chdb), on a table in memory."""

from importlib.metadata import version

import pandas as pd
from chdb.session import Session

VERSION = f"chdb {version('chdb')}"
PAIRS = """
    SELECT d.row AS a, v.row AS b FROM (
        SELECT row, target, organiser, first, arrayJoin(range(first, last + 1)) AS day FROM visits) AS d
    JOIN visits AS v ON v.target = d.target AND v.first = d.day
    WHERE v.organiser != d.organiser AND (d.day > d.first OR d.row < v.row)"""


def load(visits):
    given = pd.DataFrame(visits).rename_axis("row").reset_index().astype("int32")  # noqa: F841 - the query reads it
    base = Session()
    base.query("SET max_threads = 2")
    base.query("CREATE TABLE visits (row Int32, target Int32, first Int32, last Int32, organiser Int32) ENGINE = Memory")
    base.query("INSERT INTO visits SELECT row, target, first, last, organiser FROM Python(given)")
    return base


JOBS = {"pairs": lambda base: base.query(PAIRS, "DataFrame")}
