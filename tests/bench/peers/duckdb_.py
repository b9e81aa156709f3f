"""DuckDB on a table of its own in memory, results as Arrow tables."""

import duckdb
import pyarrow as pa

VERSION = f"DuckDB {duckdb.__version__}"
DAYS = "SELECT *, unnest(range(first, last + 1)) AS day FROM visits"
CLUSTERS = """
    SELECT target, count(*) FILTER (opens IS NULL OR opens) AS clusters FROM (
        SELECT target, first > max(last) OVER (PARTITION BY target ORDER BY first, row
                                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS opens FROM visits)
    GROUP BY target"""
SQL = {
    "pairs": f"""
        SELECT d.row AS a, v.row AS b FROM ({DAYS}) d JOIN visits v ON v.target = d.target AND v.first = d.day
        WHERE v.organiser <> d.organiser AND (d.day > d.first OR d.row < v.row)""",
    "pairs:plain": """
        SELECT a.row AS a, b.row AS b FROM visits a JOIN visits b ON a.target = b.target
        AND a.first <= b.last AND b.first <= a.last AND a.row < b.row AND a.organiser <> b.organiser""",
    "crowded": """
        SELECT target, first AS day FROM (
            SELECT target, first, lag(first, 3) OVER (PARTITION BY target ORDER BY first) AS third FROM visits)
        WHERE first - third < 30""",
    "window": """
        SELECT row, count(*) OVER (PARTITION BY target ORDER BY first RANGE BETWEEN 29 PRECEDING AND CURRENT ROW) AS visits
        FROM visits""",
    "peaks": f"""
        SELECT target, clusters, peak FROM ({CLUSTERS}) JOIN (
            SELECT target, max(here) AS peak FROM (
                SELECT target, sum(more) OVER (PARTITION BY target ORDER BY day, more ROWS UNBOUNDED PRECEDING) AS here FROM (
                    SELECT target, first AS day, 1 AS more FROM visits UNION ALL SELECT target, last + 1, -1 FROM visits))
            GROUP BY target) USING (target)""",
    "peaks:days": f"""
        SELECT target, clusters, peak FROM ({CLUSTERS}) JOIN (
            SELECT target, max(visits) AS peak FROM (SELECT target, count(*) AS visits FROM ({DAYS}) GROUP BY target, day)
            GROUP BY target) USING (target)""",
    "density": f"SELECT target, day, count(*) AS visits FROM ({DAYS}) GROUP BY target, day",
}  # fmt: skip


def load(visits):
    base = duckdb.connect()
    base.execute("SET threads = 2")
    base.register("given", pa.table({"row": range(len(visits["target"]))} | visits))
    base.execute("CREATE TABLE visits AS SELECT row::INTEGER AS row, target, first, last, organiser FROM given")
    base.unregister("given")
    return base


def asked(sql):
    return lambda base: base.sql(sql).to_arrow_table()


JOBS = {job: asked(sql) for job, sql in SQL.items()}
