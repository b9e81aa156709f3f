"""Results of earlier checks: what `burden check --format json` said, read back as an outcome."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from burden.days import day
from burden.load.baseline import broken, fault_of, number, read_json
from burden.load.small_file import beginning
from burden.outcome import Outcome, Told
from burden.quota import Quota
from burden.warning import LEVELS, Lang

LARGEST = 1 << 30  # bytes of a result
_AGAIN = ("用 burden check --format json 重新生成", "make it again with burden check --format json")
_HEAD = 4096


class Quoted:
    """The text a limit stands on, as a result quotes it."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    def cite(self, lang: Lang) -> str:  # noqa: ARG002 - a result speaks one language
        """The text."""
        return self.text


def is_result(path: Path) -> bool:
    """Whether a file is JSON rather than a table, by how it begins."""
    return path.is_file() and beginning(path, _HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_outcome(path: Path) -> Outcome:
    """The outcome in a file; Refusal where it is broken, of another kind, too old, or holds only what a baseline let through."""
    root = read_json(path, LARGEST, _AGAIN)
    if root.get("schema") != "burden/1":
        raise broken(
            path, "不是 burden check 的结果，或来自别的版本", "no outcome of burden check, or of another version", _AGAIN
        )
    if "quotas" not in root or root.get("baseline") is not None:
        old = "来自较早的版本，没有可比较的内容", "of an earlier version, with nothing to compare"
        new = "是对着基线的结果，只有新增的预警", "made against a baseline, with new warnings only"
        zh, en = _AGAIN
        raise broken(path, *(new if "quotas" in root else old), (f"{zh}（不加 --baseline）", f"{en}, without --baseline"))
    try:
        told = tuple(Told(fault_of(each, each["content"]), _shown(each)) for each in root["warnings"])
        idle = frozenset(str(each["rule"]) for each in root["not_run"])
        counts = root["counts"]
        return Outcome(
            told,
            tuple(map(_quota, root["quotas"])),
            idle,
            int(counts["items"]),
            int(counts["visits"]),
            directory=_directory(root),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise broken(path, "不是完整的 burden check 结果", "no whole outcome of burden check", _AGAIN) from None


def _directory(root: Mapping[str, Any]) -> bool:
    """Whether a directory of units was read."""
    return any(each["kind"] == "directory" and each["rows"] for each in root["read"])


def _shown(warning: Mapping[str, Any]) -> Mapping[str, Any]:
    """A warning as it is shown; ValueError where its level is none."""
    if warning["level"] not in LEVELS or not isinstance(warning["message"], str):
        raise ValueError(warning["level"])
    place = warning["place"]
    return {**warning, "place": {name: place[name] for name in ("file", "sheet", "row", "column")}}


def _quota(each: Mapping[str, Any]) -> Quota:
    """A quota from its plain values."""
    first, last = (day(dt.date.fromisoformat(each[name])) for name in ("first", "last"))
    names = (str(each["limit"]), str(each["target"]), str(each["organiser"]), tuple(map(str, each["levels"])))
    used, planned = (int(number(each[name])) for name in ("used", "planned"))
    return Quota(*names, first, last, number(each["allowed"]), used, planned, Quoted(str(each["text"])))
