"""pyjanitor: joins of pandas tables on several conditions."""

from importlib.metadata import version

import janitor
import pandas as pd

VERSION = f"pyjanitor {version('pyjanitor')}"


def load(visits):
    return pd.DataFrame(visits).rename_axis("row").reset_index()


def pairs(v):
    on = [("target", "target", "=="), ("first", "last", "<="), ("last", "first", ">=")]
    met = janitor.conditional_join(v, v, *on, df_columns=["row", "organiser"], right_columns=["row", "organiser"])
    kept = (met[("left", "row")] < met[("right", "row")]) & (met[("left", "organiser")] != met[("right", "organiser")])
    return {"a": met.loc[kept, ("left", "row")], "b": met.loc[kept, ("right", "row")]}


JOBS = {"pairs": pairs}
