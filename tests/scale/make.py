"""Makes a table of visits as a nation's registers give them: skewed, few organisers, one year; the same for the same seed.

`python -m tests.scale.make 10000000 -o visits.parquet`; a folder of parts with `--parts 16`, made one by one.
"""

from __future__ import annotations

import argparse
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from burden.days import day
from burden.load.holidays import packaged

GROUP = 1 << 20  # visits drawn and written together
PER_TARGET = 20  # visits, on average
PER_OFFICE = 5  # items
SYSTEMS = (
    "应急管理 市场监督管理 生态环境 消防救援 教育 卫生健康 农业农村 交通运输 住房和城乡建设 自然资源 水利 文化和旅游 "
    "人力资源和社会保障 公安 统计 审计 民政 发展和改革 工业和信息化 商务"
).split()
LEVELS = {"省": "province", "云岭市": "city", "县": "county"}
SUBJECTS = (
    "危险化学品安全 食品安全 药品质量 特种设备 排污许可 大气污染防治 消防安全 校园安全 医疗废物 农药经营 道路运输 建筑工地安全 矿产资源 "
    "水土保持 文物保护 劳动用工 散装汽油 统计数据质量 专项资金 养老机构 粮食储备 节能降碳 成品油市场 燃气安全 网络安全"
).split()
FORMS = ("专项检查", "监督抽查", "执法检查", "督导")
KINDS = {"企业": 0.74, "学校": 0.14, "医院": 0.05, "乡镇": 0.06, "县区": 0.01}
HEAVY = {"县区": 40.0, "乡镇": 4.0}  # how many more visits such a target has than others
TYPES, SOURCES = ("routine", "special", "case"), ("own", "above")


class World(NamedTuple):
    """Targets and whom they belong to: the kind and the county of each, its share of all visits summed up to it, and the names."""

    kind: np.ndarray
    seat: np.ndarray
    share: np.ndarray
    names: pa.Array

    @classmethod
    def drawn(cls, targets: int, dice: np.random.Generator) -> World:
        """So many targets in a thousandth of as many counties."""
        kind = dice.choice(len(KINDS), targets, p=list(KINDS.values())).astype(np.int8)
        heavy = np.array([HEAVY.get(name, 1.0) for name in KINDS])[kind] * dice.lognormal(0, 0.7, targets)
        seat = dice.integers(0, max(targets // 1000, 1), targets).astype(np.int32)
        kinds = list(KINDS)
        names = (
            f"{'' if kinds[k] == '县区' else f'第{s}县'}{kinds[k]}{at}" for at, (k, s) in enumerate(zip(kind, seat, strict=True))
        )
        return cls(kind, seat, np.cumsum(heavy) / heavy.sum(), pa.array(names))


def columns(world: World, rows: int, dice: np.random.Generator) -> dict[str, pa.Array]:
    """The columns of so many visits to the targets of a world."""
    target = np.searchsorted(world.share, dice.random(rows)).astype(np.int32)
    often = 1 / (np.arange(len(SYSTEMS) * len(LEVELS) * PER_OFFICE) + 20)
    item = np.searchsorted(np.cumsum(often) / often.sum(), dice.random(rows)).astype(np.int32)
    first, last, days = when(dice, rows)
    return told(world, target, item, dice) | {
        "first": pa.array(first, pa.int32()).cast(pa.date32()), "last": pa.array(last, pa.int32()).cast(pa.date32()),
        "days": pa.array(days, pa.int16()),
    }  # fmt: skip


def when(dice: np.random.Generator, rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First and last day and length: most are exact days of 1 to 5, a twentieth some days inside a month or a quarter."""
    begin, end = day(date(2026, 1, 1)), day(date(2026, 12, 31))
    worked = np.array([each for each in range(begin, end + 1) if packaged().is_workday(each)], dtype=np.int32)
    busy = 1 + 0.6 * np.sin(np.arange(len(worked)) / len(worked) * 8 * np.pi) ** 2
    first = dice.choice(worked, rows, p=busy / busy.sum()).astype(np.int32)
    length = np.minimum(dice.geometric(0.55, rows), 5).astype(np.int32)
    wide = dice.random(rows) < 0.05
    last = np.where(wide, first + dice.choice([20, 30, 60], rows), first + length - 1)
    return first, np.minimum(last, end).astype(np.int32), np.where(wide, length, 0).astype(np.int16)


def told(world: World, target: np.ndarray, item: np.ndarray, dice: np.random.Generator) -> dict[str, pa.Array]:
    """The columns of names, each as a dictionary; a name that is no visit's is not in it."""
    kind, kinds = world.kind[target], list(KINDS)
    level = np.select([kind == kinds.index("县区"), kind == kinds.index("乡镇")], [1, 2], 0)
    office, levels = item // PER_OFFICE, list(LEVELS)
    offices = [f"{place}{system}{'厅' if place == '省' else '局'}" for system in SYSTEMS for place in levels]
    items = [
        f"{SUBJECTS[(at * 7 + at // PER_OFFICE) % len(SUBJECTS)]}{FORMS[at % len(FORMS)]}"
        for at in range(len(offices) * PER_OFFICE)
    ]
    visited, place = np.unique(target, return_inverse=True)
    return {
        "target": pa.DictionaryArray.from_arrays(place.astype(np.int32), world.names.take(pa.array(visited))),
        "organiser": coded(office, offices), "item": coded(item, items),
        "target_kind": coded(kind, kinds), "target_level": coded(level, ["", "county", "township"]),
        "county": coded(world.seat[target], [f"第{at}县" for at in range(int(world.seat.max()) + 1)]),
        "organiser_level": coded(office % 3, list(LEVELS.values())),
        "type": coded(dice.choice(3, len(target), p=[0.85, 0.1, 0.05]), TYPES), "source": coded(dice.choice(2, len(target), p=[0.8, 0.2]), SOURCES),
    }  # fmt: skip


def coded(codes: np.ndarray, names: tuple[str, ...] | list[str]) -> pa.Array:
    """A dictionary column; the same name twice is one."""
    known = {name: at for at, name in enumerate(dict.fromkeys(names))}
    places = np.array([known[name] for name in names], dtype=np.int32)[codes]
    return pa.DictionaryArray.from_arrays(places, list(known))


def write(path: Path, rows: int, parts: int = 0, seed: int = 2026) -> None:
    """One file, or a folder of parts: one plan, of which one group of rows at a time is in memory."""
    world = World.drawn(max(rows // PER_TARGET, 1), np.random.default_rng(seed))
    if parts:
        path.mkdir(parents=True)
    each = -(-rows // max(parts, 1))
    for number, begin in enumerate(range(0, rows, each)):
        count = min(each, rows - begin)
        groups = (
            pa.table(columns(world, min(GROUP, count - at), np.random.default_rng((seed, number, at))))
            for at in range(0, count, GROUP)
        )
        first = next(groups)
        with pq.ParquetWriter(path / f"{number:04}.parquet" if parts else path, first.schema) as writer:
            for group in chain([first], groups):
                writer.write_table(group)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("-o", type=Path, required=True)
    parser.add_argument("--parts", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    write(asked.o, asked.rows, asked.parts, asked.seed)
