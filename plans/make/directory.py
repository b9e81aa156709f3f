"""The directory of units: levels, parents, kinds, aliases and groups."""

from __future__ import annotations

from collections.abc import Iterator

from departments import PROVINCE, city_departments, county_departments
from places import CITY, COUNTIES, HILLS, LARGE, RIVER, SCHOOLS, SMALL, townships

HEADINGS = ("单位名称", "层级", "上级单位", "类型", "等级", "别名", "分组")
PROVINCE_GOVERNMENT = "省人民政府"
Row = tuple[str, ...]


def rows() -> list[Row]:
    """All units from the province down."""
    return [*governments(), *offices(), *grounds(), *sites()]


def governments() -> Iterator[Row]:
    """The province, the city and the counties."""
    yield (PROVINCE_GOVERNMENT, "省级", "", "政府", "", "", "")
    yield (CITY, "市级", PROVINCE_GOVERNMENT, "政府", "", "全市", "")
    for county in COUNTIES:
        groups = ["各县（市、区）", *(["沿江各县"] if county in RIVER else []), *(["山区各县"] if county in HILLS else [])]
        yield (county, "县级", CITY, "县区", "", f"{county}人民政府", "；".join(groups))


def offices() -> Iterator[Row]:
    """Departments of the province, the city and the counties."""
    yield from ((name, "省级", PROVINCE_GOVERNMENT, "部门", "", "", "") for name in PROVINCE)
    for each in city_departments():
        alias = each.alias if each.alias != each.name else ""
        yield (each.name, "市级", CITY, "部门", "", alias, "市直各部门")
    for county in COUNTIES:
        yield from ((each.name, "县级", county, "部门", "", "", f"{county}各部门") for each in county_departments(county))


def grounds() -> Iterator[Row]:
    """Townships."""
    for county in COUNTIES:
        for name in townships(county):
            yield (name, "乡镇级", county, "乡镇", "", "", f"各乡镇（街道）；{county}各乡镇")


def sites() -> Iterator[Row]:
    """Schools and enterprises."""
    tables = ((SCHOOLS, "学校", "各中小学"), (LARGE, "规上工业企业", "规上工业企业"), (SMALL, "企业", "规下企业"))
    for table, kind, group in tables:
        for county, names in table.items():
            for number, name in enumerate(names.split()):
                grade = ("高中" if "中学" in name else "小学") if kind == "学校" else "AB"[number % 2]
                yield (name, "", county, kind, grade, "", group)
