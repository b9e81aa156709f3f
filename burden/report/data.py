"""JSON for other programs: the shapes published in burden-1.schema.json, and nothing that shape does not name."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

import pandas as pd

from burden.check import Checked
from burden.faults import Fault, faulty
from burden.plan import Place, Plan, Problem, Sheet
from burden.report.agenda import count
from burden.report.quotas import quota_json, whole
from burden.waived import Waived
from burden.warning import BurdenWarning, Lang, iso
from burden.when import Reading, plain

SCHEMA = "burden/1"
SILENT = "none"  # the kind of a sheet or file that gave no rows
_ASKED = {"unreadable": ("unreadable", "warning"), "question": ("unclear", "note")}  # kind of problem -> rule, level


def check_json(checked: Checked, problems: Iterable[Problem] = (), lang: Lang = "zh") -> dict[str, Any]:
    """The outcome of a check; days are YYYY-MM-DD or null, messages in one language."""
    told = streamed_json(checked, problems, lang)
    return {**told, "warnings": [*told["warnings"]]}


def streamed_json(checked: Checked, problems: Iterable[Problem] = (), lang: Lang = "zh") -> dict[str, Any]:
    """The same to be written; `warnings` is told once, one by one."""
    visits = count(checked.visits) if checked.counted is None else checked.counted
    counts = {"items": len(checked.plan.items), "visits": visits, "records": len(checked.plan.records)}
    return {
        "schema": SCHEMA,
        "read": read_json(checked.plan.read, problems),
        "counts": counts,
        "not_run": [{"rule": each.rule, "why": each.zh if lang == "zh" else each.en} for each in checked.not_run],
        "warnings": (told_json(each, fault, lang) for each, fault in faulty(checked.warnings, checked.visits)),
        "waived": [waived_json(each, lang) for each in checked.waived],
        "quotas": [quota_json(quota, lang) for quota in checked.quotas],
        **({} if checked.baseline is None else {"baseline": checked.baseline._asdict()}),
    }


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_TEXTS = ("frequency", "basis", "method", "level", "filing", "note")
_TOLD = ("item", "kind", "organiser", "partners", "targets", "when", "sheet", "row", "ignored", *_TEXTS)


def items_json(plan: Plan, problems: Iterable[Problem] = (), lang: Lang = "zh") -> dict[str, Any]:
    """How every row of the plan was understood, with its place, and what could not be read; `items` is told once, row by row."""
    told = tuple(problems)
    return {
        "items": _items_json(plan, lang),
        "read": read_json(plan.read, told),
        "warnings": [problem_json(problem, lang) for problem in told if problem.kind in _ASKED],
    }


def when_json(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """How time phrases were understood, in the order given."""
    return [plain(reading) for reading in readings]


def dump(value: Mapping[str, object]) -> bytes:
    """JSON as a file holds it: UTF-8, `lines` ended by line feeds; the same value gives the same bytes."""
    whole = io.BytesIO()  # joined as it comes: the lines are never all in memory beside it
    whole.writelines(f"{line}\n".encode() for line in lines(value))
    return whole.getvalue()


def lines(value: Mapping[str, object]) -> Iterator[str]:
    """JSON line by line, each entry of a list on its own line: what is listed need never be in memory at once."""
    last = len(value) - 1
    yield "{"
    for at, (key, held) in enumerate(value.items()):
        comma = "," if at < last else ""
        if isinstance(held, list | Iterator):
            yield f" {_said(key)}: ["
            yield from _entries(held)
            yield f" ]{comma}"
        else:
            yield f" {_said(key)}: {_said(held)}{comma}"
    yield "}"


def _entries(held: Iterable[object]) -> Iterator[str]:
    """The entries of a list, a comma behind all but the last."""
    before = ""
    for entry in held:
        if before:
            yield f"{before},"
        before = f"  {_said(entry)}"
    if before:
        yield before


def _said(value: object) -> str:
    """A value on one line; what UTF-8 cannot spell (half a surrogate in a file's name) as a question mark."""
    text = _JSON.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def schema() -> dict[str, Any]:
    """The published JSON Schema: a check's outcome at its root, `items` and `when` under `$defs`."""
    text = resources.files("burden.report").joinpath("burden-1.schema.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def read_json(sheets: Iterable[Sheet], problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """What was read: every sheet, and with kind "none" the files and sheets that gave nothing but a problem."""
    told = [_sheet(each.file, each.sheet, each.kind or SILENT, each.rows, each.unread) for each in sheets]
    named = {(each["file"], each["sheet"]) for each in told} | {(each["file"], "") for each in told}
    silent = {(problem.place.file, problem.place.sheet) for problem in problems} - named
    return sorted([*told, *(_sheet(*each, SILENT, 0, 0) for each in silent)], key=lambda each: tuple(each.values()))


def place_json(place: Place) -> dict[str, Any]:
    """A place; parts that are not meant are "" or 0."""
    return place._asdict()


def warning_json(warning: BurdenWarning, lang: Lang) -> dict[str, Any]:
    """A warning with its message and its places."""
    return {
        "rule": warning.rule, "family": warning.family, "level": warning.level, "certainty": warning.certainty,
        "message": warning.message(lang), "target": warning.target, "organiser": warning.organiser,
        "first": _day(warning.first), "last": _day(warning.last),
        "place": place_json(warning.place), "related": [place_json(place) for place in warning.related],
    }  # fmt: skip


def waived_json(waived: Waived, lang: Lang) -> dict[str, Any]:
    """A warning that may stand, with the waiver that lets it."""
    given = waived.waiver
    leave = {"reason": given.reason, "by": given.by, "until": _day(given.until), "place": place_json(given.place)}
    return {"warning": warning_json(waived.warning, lang), "waiver": leave}


def told_json(warning: BurdenWarning, fault: Fault, lang: Lang) -> dict[str, Any]:
    """A warning of a check, with what it is known by in another one."""
    return {**warning_json(warning, lang), "content": content_json(fault)}


def content_json(fault: Fault) -> dict[str, Any]:
    """What a warning is known by, beside its rule, target and organiser."""
    return {
        "item": fault.item, "limit": fault.limit, "words": dict(fault.words), "parties": [list(pair) for pair in fault.parties],
        "measure": fault.measure, "amount": None if fault.amount is None else whole(fault.amount),
    }  # fmt: skip


def problem_json(problem: Problem, lang: Lang) -> dict[str, Any]:
    """What could not be read or is in question, in the shape of a warning."""
    rule, level = (problem.about, "warning") if problem.about else _ASKED[problem.kind]
    return {
        "rule": rule, "family": "data", "level": level, "certainty": "certain",
        "message": problem.zh if lang == "zh" else problem.en, "target": "", "organiser": "",
        "first": None, "last": None, "place": place_json(problem.place), "related": [],
    }  # fmt: skip


def _items_json(plan: Plan, lang: Lang) -> Iterator[dict[str, Any]]:
    """Each item as it was understood; a time that many rows share is told once."""
    columns = [plan.items[name].tolist() for name in _TOLD]  # by far faster than rows of pandas
    times = {id(when): when for when in plan.items["when"]}
    said = {number: plain(when, lang) for number, when in times.items()}
    places = [place_json(plan.place(sheet, 0)) for sheet in range(len(plan.sheets))]
    for item, kind, organiser, partners, targets, when, sheet, row, ignored, *texts in zip(*columns, strict=True):
        yield {
            "item": item, "kind": kind, "organiser": organiser, "partners": list(partners), "targets": [target.name for target in targets],
            "when": said[id(when)], **dict(zip(_TEXTS, texts, strict=True)), "place": {**places[sheet], "row": row},
            "ignored": [{"heading": heading, "text": text} for heading, text in ignored],
        }  # fmt: skip


def _sheet(file: str, sheet: str, kind: str, rows: int, unread: int) -> dict[str, Any]:
    """One sheet as it was read."""
    return {"file": file, "sheet": sheet, "kind": kind, "rows": rows, "unread": unread}


def _day(day: int | None) -> str | None:
    """A day as YYYY-MM-DD; a missing one stays missing."""
    return None if day is None or pd.isna(day) else iso(int(day))
