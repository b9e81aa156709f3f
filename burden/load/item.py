"""One item as it is put together from a row or more, and as a row of the plan's items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from burden.forms import AGAIN, apart
from burden.load import codes
from burden.load.coded import CANCELLED
from burden.load.moments import moment
from burden.load.setting import Setting
from burden.load.subjects import changed
from burden.plan import Target
from burden.when import Reading


@dataclass
class Entry:
    """One item as it is put together from one row or more."""

    row: int
    said: dict[str, str]
    offices: tuple[str, ...]
    targets: tuple[Target, ...]
    when: Reading
    ignored: tuple[tuple[str, str], ...] = ()
    struck: bool = False


def targets_of(said: Mapping[str, str], offices: Sequence[str], setting: Setting) -> tuple[Target, ...]:
    """The targets of a row's text, each with its share; where it stood in several rows, each part read by itself."""
    return setting.drawn(said["target"], said["ratio"], setting.home(offices[0]) if offices else "")


def add_targets(whole: dict[str, str], said: Mapping[str, str]) -> None:
    """Put the target text and the ratio of a further row behind those of the item it goes on with."""
    if not whole["target"]:
        whole |= {"target": said["target"], "ratio": said["ratio"]}
        return
    before = len(apart(whole["target"]))
    ratios = [*(apart(whole["ratio"]) * before)[:before], said["ratio"]]
    whole["target"] += AGAIN + said["target"]
    whole["ratio"] = ratios[0] if len(set(ratios)) == 1 else AGAIN.join(ratios)


def columns_of(entries: Sequence[Entry], setting: Setting) -> dict[str, list[object]]:
    """The entries by the columns of ITEMS, without the sheet."""
    rows = [_row(entry, setting) for entry in entries]
    columns = zip(*map(dict[str, object].values, rows), strict=True)
    return {name: [*column] for name, column in zip(rows[0] if rows else (), columns, strict=True)}


def _row(entry: Entry, setting: Setting) -> dict[str, object]:
    """An entry by the columns of ITEMS."""
    said = entry.said
    name, lead = " ".join(said["item"].split()), entry.offices[0] if entry.offices else ""
    what = f"{said['kind']} {said['type']}"
    asked = moment(said["asked"], setting.year) if said["asked"] else codes.NAN
    drawn = bool(said["ratio"]) and any(codes.share(part) < 1 for part in apart(said["ratio"]))
    return {
        "number": said["number"], "item": name, "kind": codes.kind(what, name), "type": codes.type_(what),
        "source": _source(said), "level": setting.level(said["level"], lead), "organiser": lead, "partners": entry.offices[1:],
        "targets": entry.targets, "target_text": said["target"], "ratio": said["ratio"] if drawn else "",
        "when": entry.when, "frequency": said["frequency"], "basis": said["basis"], "method": said["method"],
        "content": said["content"], "asked": asked, "due": moment(said["due"], setting.year, *[] if isnan(asked) else [asked]) if said["due"] else codes.NAN,
        "filing": said["filing"], "joint": codes.joint_number(said["joint"]), "note": said["note"],
        "code": said["code"], "changed": changed(said["changed"], said["status"], said["note"]),
        "comprehensive": codes.yes(said["comprehensive"]) or "综合" in what or bool(codes.COMPREHENSIVE.search(name)),
        "cancelled": entry.struck or bool(CANCELLED.search(said["status"]) or codes.CANCELLED.fullmatch(said["note"])),
        "ignored": entry.ignored, "row": entry.row + 1,
    }  # fmt: skip


def _source(said: dict[str, str]) -> str:
    """Where an item comes from: its own cell, or a level cell that says 上级部署."""
    if said["source"] and codes.flag(said["source"]) is not None:
        return "above" if codes.flag(said["source"]) else "own"
    return codes.source(said["source"]) or (codes.source(said["level"]) if "部署" in said["level"] else "")
