"""Baseline files: what a JSON file says is known, or a refusal in one line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from burden.baseline import Baseline, Kept
from burden.days import day
from burden.faults import Fault
from burden.load.refusal import Refusal
from burden.load.small_file import read_small

SCHEMA = "burden-baseline/1"
LARGEST = 256 * 1024 * 1024  # bytes; about a million warnings
MOST_TIMES = 1_000_000  # of one warning
LARGEST_NUMBER = 1e15
_AGAIN = ("用 burden baseline 重新生成，或换一个文件", "make it again with burden baseline, or name another file")


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; Refusal where it is broken, of another kind or of a later version."""
    root = read_json(path, LARGEST, _AGAIN)
    schema = root.get("schema")
    if isinstance(schema, str) and schema.startswith("burden-baseline/") and schema != SCHEMA:
        english = (
            f"a baseline of version {schema[:40]}; this program knows {SCHEMA} only",
            "get a newer program, or make it again with this one",
        )
        raise Refusal(str(path), f"基线的版本是 {schema[:40]}，本程序只认识 {SCHEMA}", "升级程序，或用本程序重新生成", english)
    if schema != SCHEMA or not isinstance(root.get("warnings"), list):
        raise broken(path, "不是基线文件", "no baseline", _AGAIN)
    sheets = root.get("sheets", 0)
    if type(sheets) is not int or sheets < 0:
        raise broken(path, "sheets 应是表的张数", "sheets should be the number of sheets", _AGAIN)
    return Baseline(tuple(kept for at, entry in enumerate(root["warnings"], 1) for kept in _entry(entry, at, path)), sheets)


def read_json(path: Path, largest: int, remedy: tuple[str, str]) -> Mapping[str, Any]:
    """The JSON object in a file; Refusal where there is none."""
    try:
        root = json.loads(read_small(path, largest), parse_constant=_refused)
    except (ValueError, RecursionError):
        raise broken(path, "不是完整的 JSON", "no whole JSON", remedy) from None
    if not isinstance(root, dict):
        raise broken(path, "不是 JSON 对象", "no JSON object", remedy)
    return root


def broken(path: Path, zh: str, en: str, remedy: tuple[str, str]) -> Refusal:
    """The refusal of a file that is not what it should be."""
    return Refusal(str(path), zh, remedy[0], (en, remedy[1]))


def _refused(constant: str) -> float:
    """NaN and Infinity are no JSON."""
    raise ValueError(constant)


def _entry(entry: Any, at: int, path: Path) -> list[Kept]:
    """One entry as often as it stands; Refusal where it cannot be read."""
    try:
        gone, times = entry["gone"], entry["times"]
        if type(times) is not int or not 0 < times <= MOST_TIMES:
            raise ValueError(times)
        kept = Kept(fault_of(entry, entry), None if gone is None else day(dt.date.fromisoformat(gone)))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise broken(path, f"第{at}条看不懂", f"entry {at} is not understood", _AGAIN) from None
    return [kept] * times


def fault_of(head: Mapping[str, Any], content: Mapping[str, Any]) -> Fault:
    """A fault from its plain values; KeyError, TypeError, ValueError or AttributeError where they are none."""
    texts = {name: _text(head[name]) for name in ("rule", "target", "organiser")}
    texts |= {name: _text(content[name]) for name in ("item", "limit", "measure")}
    words = tuple(sorted((_text(name), _text(text)) for name, text in content["words"].items()))
    parties = tuple(sorted((_text(organiser), _text(item)) for organiser, item in content["parties"]))
    amount = content["amount"]
    return Fault(**texts, words=words, parties=parties, amount=None if amount is None else number(amount))


def number(value: Any) -> float:
    """A number of things one can count; TypeError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > LARGEST_NUMBER:
        raise TypeError(value)
    return float(value)


def _text(value: Any) -> str:
    """A text; TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value
