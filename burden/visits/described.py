"""What the directory says of the names in visits: the county, kind, level and grade of a target, the system and level of an organiser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from burden.naming import system
from burden.visits.columns import chosen, told_of
from burden.visits.table import tidy

SITE = re.compile(
    "企业|公司|学校|[中小]学|幼儿园|医院|厂|矿|店|宾馆|商户|场所|加油站"
)  # kinds of targets that are no authorities


def described(names: Mapping[str, Any], units: pd.DataFrame) -> dict[str, Any]:
    """Categoricals of what is known of the names; `names` are the categoricals of visits."""
    kinds, levels, grades = (facts(units, name) for name in ("kind", "level", "grade"))
    # An enterprise of the county is no county: a limit on counties does not speak of it.
    authorities = {unit: "" if SITE.search(kinds[unit]) else level for unit, level in levels.items()}
    county = told_of(names["target"], county_of(units))
    level = told_of(names["organiser"], levels)
    return {
        "organiser_level": tidy(chosen(level != "", level, names["level"]), len(level)), "organiser_system": told_of(names["organiser"], system),
        "target_kind": told_of(names["target"], kinds), "target_level": told_of(names["target"], authorities),
        "target_grade": told_of(names["target"], grades), "county": county, "county_kind": told_of(county, kinds),
    }  # fmt: skip


def facts(units: pd.DataFrame, name: str) -> dict[str, str]:
    """For each unit what its first row says in a column."""
    return dict(zip(units["unit"].tolist()[::-1], units[name].tolist()[::-1], strict=True))


def county_of(units: pd.DataFrame) -> dict[str, str]:
    """For each unit of the directory the county it is or lies in."""
    return counties(facts(units, "parent"), facts(units, "level"))


def counties(parent: Mapping[str, str], level: Mapping[str, str]) -> dict[str, str]:
    """For each unit the county it is or lies in; units that lie in none are left out."""
    found: dict[str, str] = {}
    for unit in parent:
        path: dict[str, None] = {}
        above = unit
        while above and above not in found and above not in path and level.get(above) != "county":
            path[above] = None
            above = parent.get(above, "")
        county = above if level.get(above) == "county" else found.get(above, "")
        found.update(dict.fromkeys((*path, unit), county))
    return {unit: county for unit, county in found.items() if county and unit in parent}
