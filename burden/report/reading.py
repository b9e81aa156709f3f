"""What was read and how its rows ended, and every problem and notice with its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from burden.check import Checked
from burden.plan import Problem
from burden.report.data import SILENT, read_json
from burden.report.spoken import place_words
from burden.warning import Lang

KINDS = ("unreadable", "question", "notice")


def reading(checked: Checked, problems: Iterable[Problem], lang: Lang) -> dict[str, Any]:
    """The sheets and files, the problems by kind, how many rows and files there are and how many rows were not read."""
    told = sorted(problems, key=lambda each: (each.place, each.zh))
    sheets = sorted(checked.plan.read, key=lambda each: (each.file, each.sheet, each.kind, each.rows))
    known = {(each.file, each.sheet) for each in sheets}
    alone = [each for each in read_json(sheets, told) if each["kind"] == SILENT and (each["file"], each["sheet"]) not in known]
    silent = [{**each, "read": 0, "aside": 0, "ignored": ()} for each in alone]
    listed = [
        (kind, [(place_words(each.place, lang), each.zh if lang == "zh" else each.en) for each in told if each.kind == kind])
        for kind in KINDS
    ]
    return {
        "sheets": [*sheets, *silent], "problems": [(kind, found) for kind, found in listed if found],
        "unread": sum(each.unread for each in sheets), "rows": sum(each.rows for each in sheets), "files": len({each.file for each in sheets}),
        "headless": sorted({each.file for each in sheets if not each.kind and each.unread}),
    }  # fmt: skip
