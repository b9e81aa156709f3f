"""Visits tables for the tests of the engine: skewed, with joint visits, counties, items about one subject, and rows nobody can read."""

import numpy as np
import pandas as pd

ITEMS = (
    "安全生产检查",
    "安全生产督查",
    "消防检查",
    "食品检查",
    "市级燃气检查",
    "县级燃气检查",
    "价格检查",
    "森林防火巡查",
    "档案工作检查",
    "校车检查",
    "医保基金检查",
    "水质监测",
    "统计执法检查",
    "消防安全督查",
)
OFFICES = ("澜川市应急管理局", "甲县应急管理局", "市消防支队", "市市场监管局", "乙县市场监管局", "市住建局")


# Two offices ask the same in one year, far apart: nothing else says so.
APART = (("镇7", "乙县", "粮食储备"), ("镇8", "甲县", "粮食储备"), ("镇9", "甲县", "成品油市场"))


def far_apart(like):
    """Visits of two offices about one subject, in spring and in autumn."""
    spring = [(town, county, "市住建局", f"{subject}检查", "2026-02-02") for town, county, subject in APART]
    autumn = [(town, county, "市消防支队", f"{subject}督查", "2026-11-02") for town, county, subject in APART]
    found = pd.DataFrame([*spring, *autumn], columns=["target", "county", "organiser", "item", "first"])
    found["first"] = found["last"] = found["first"].astype(like["first"].dtype)
    return found.assign(type="routine", joint="", firm=True, organiser_level="city", made=False)


def table(rows, seed=0):
    """A visits table of so many rows."""
    dice = np.random.default_rng(seed)
    town = (dice.pareto(1.2, rows) * 3).astype(int) % 60
    first = np.datetime64("2026-01-05") + dice.integers(0, 330, rows)
    county = np.where(town % 5 == 0, "", np.where(town % 2, "甲县", "乙县"))
    target = np.where(town == 0, "甲县", np.char.add("镇", town.astype(str)))
    found = pd.DataFrame({
        "target": target, "county": county, "organiser": dice.choice(OFFICES, rows), "item": dice.choice(ITEMS, rows),
        "first": first, "last": first + dice.choice([0, 1, 2, 20], rows), "type": dice.choice(["routine", "case", ""], rows),
        "joint": np.where(dice.random(rows) < 0.2, dice.integers(0, 30, rows).astype(str), ""), "firm": dice.random(rows) < 0.9,
        "organiser_level": dice.choice(["city", "county"], rows), "made": dice.random(rows) < 0.3,
    })  # fmt: skip
    found.loc[dice.random(rows) < 0.01, "target"] = None
    turned = dice.random(rows) < 0.01
    found.loc[turned, "last"] = found.loc[turned, "first"] - pd.Timedelta(days=3)
    return pd.concat([found, far_apart(found)], ignore_index=True)
