"""The shape of a policy file as JSON Schema, made from the rules, limits, packs and texts there are: for editors."""

from __future__ import annotations

import json

from burden.load.clauses import DAYS, EXEMPT, FACTS, NUMBER
from burden.load.heading_words import NAMES
from burden.load.packs import limit_names, pack, packs, sources
from burden.load.policy import SECTIONS, WORKDAYS
from burden.load.room import ROOM, YEARS
from burden.load.scopes import KEYS
from burden.load.shapes import Shape, any_keys, list_of, table_of, whole, word, words
from burden.load.waivers import MATCH, NEEDED, waivable
from burden.rule import Rule
from burden.rulebook import DAYS_OF_YEAR, LONGEST
from burden.rules import rules
from burden.warning import LEVELS

_DAY = "(0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(0?[1-9]|1[0-2])"
_SECTIONS = {
    "year": "计划年度 · the year of the plan",
    "packs": "以哪些政策包为基础，后面的先于前面的 · packs to build on, a later one goes before an earlier one",
    "kinds": "一个名称代表的几类单位 · names that stand for several kinds of unit",
    "one_visit": "几个日子相隔不超过这么多个工作日的算一次检查 · workdays that exact days of one visit may span",
    "rules": "各规则的级别 · the level of each rule",
    "limits": "本单位自己的限额 · limits of the office's own",
    "quiet": "静默期 · quiet periods",
    "waivers": "豁免：哪些预警可以留着，到哪天为止 · warnings that may stand, and until when",
    "headings": "本单位表格里的列名 · headings this office uses, by meaning",
    "blanks": "等于没有填的内容 · cell texts that stand for nothing, by meaning",
    "words": "规则另外要找的字词 · words a rule looks for besides its own",
    "periods": "本单位的时段 · the office's own periods",
    "reading": "读一个文件最多用多少 · what reading one file may take",
}
_KEYS = {
    "level": "对象的层级 · level of the target",
    "kind": "对象的类型 · kind of the target",
    "grade": "对象的等级 · grade of the target",
    "type": "检查的类型 · type of check",
    "system": "检查单位的系统 · system of the organiser",
    "organiser_level": "检查单位的层级 · level of the organiser",
}


def policy_schema() -> Shape:
    """The schema of a policy file (JSON Schema 2020-12); that of a pack is under `$defs/pack`."""
    shapes = _sections()
    if set(shapes) != set(SECTIONS):
        raise ValueError(f"sections without a shape: {set(SECTIONS) ^ set(shapes)}")
    sections = {name: {"description": _SECTIONS[name], **shapes[name]} for name in SECTIONS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "burden: rules.yaml",
        "description": "规则文件：按哪些规定、以什么级别预警 · The policy file: by which texts, at which level",
        **table_of(sections, empty=True),
        "$defs": _definitions(),
    }


def schema_file() -> bytes:
    """The schema as a file holds it."""
    return f"{json.dumps(policy_schema(), ensure_ascii=False, indent=1)}\n".encode()


def _sections() -> dict[str, Shape]:
    """The shape of each section."""
    asking = [each for each in rules().values() if "words" in each.asks()]
    return {
        "year": whole(YEARS),
        "packs": list_of({"$ref": "#/$defs/packName"}, unique=True),
        "kinds": {"type": ["object", "null"], "additionalProperties": words(1)},
        "one_visit": whole(WORKDAYS),
        "rules": table_of({name: _level(each) for name, each in rules().items()}, empty=True),
        "limits": {"$ref": "#/$defs/limits"},
        "quiet": list_of({"$ref": "#/$defs/quiet"}),
        "waivers": list_of({"$ref": "#/$defs/waiver"}),
        "headings": _by_meaning(),
        "blanks": _by_meaning(),
        "words": table_of({each.name: any_keys(words(0)) for each in asking}, empty=True),
        "periods": list_of({"$ref": "#/$defs/period"}),
        "reading": table_of({name: whole(span) for name, span in ROOM.items()}, empty=True),
    }


def _definitions() -> dict[str, Shape]:
    """The shapes that stand in several places."""
    titles = "；".join(f"{name} {pack(name).title}" for name in packs())
    both_years, no_year = (
        {"type": "string", "pattern": f"^[0-9]{{4}}-{_MONTH}-{_DAY}$"},
        {"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"},
    )
    return {
        "word": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
        "day": {"type": "string", "pattern": f"^[0-9]{{4}}-{_MONTH}-{_DAY}$", "description": "如 2026-02-06 · as 2026-02-06"},
        "packName": {"enum": list(packs()), "description": titles},
        "limits": table_of({name: _limit(name) for name in limit_names()}, empty=True),
        "source": {"anyOf": [_source_name(), _source()], "description": "F号，或者文件的名称等 · an F-number, or the facts of a text"},
        "for": table_of({name: {"description": _KEYS[name], **words(1, key.words)} for name, key in KEYS.items()}, empty=True),
        "quiet": _quiet(),
        "waiver": _waiver(),
        "period": {
            **table_of(
                {"name": _name(), "aliases": list_of(_name()), "first": {}, "last": {}, "source": word(), "note": word()},
                ("name", "first", "last"),
            ),
            "anyOf": [{"properties": {"first": day, "last": day}} for day in (both_years, no_year)],
        },
        "pack": table_of(
            {
                "title": word(), "extends": list_of({"$ref": "#/$defs/packName"}, unique=True), "texts": list_of(_source_name()), "limits": {"$ref": "#/$defs/limits"},
                "quiet": list_of({"$ref": "#/$defs/quiet"}),
            },
            ("title",),
        ),
    }  # fmt: skip


def _level(each: Rule) -> Shape:
    """The level of a rule, with what it finds."""
    titles = each.pages["zh"].title, each.pages["en"].title
    return {"enum": [*LEVELS, "off"], "default": each.level, "description": " · ".join(titles)}


def _limit(name: str) -> Shape:
    """The entries under the name of a limit."""
    counts = {"days": whole(DAYS)} if name.endswith("_in_days") else {}
    asked = "、".join(each.name for each in rules().values() if name in each.limits)
    parts = {
        "since": {"$ref": "#/$defs/day"}, "value": _value(name), **counts, "source": {"$ref": "#/$defs/source"},
        "for": {"$ref": "#/$defs/for"}, "exempt": words(0, EXEMPT), "below": {"type": "boolean"},
    }  # fmt: skip
    return {"description": asked, **list_of(table_of(parts, ("since", "value", *counts, "source")))}


def _value(name: str) -> Shape:
    """The number of a limit, as its name says it is written."""
    if name.endswith("_share"):
        return {"anyOf": [{"enum": [0, 1]}, {"type": "string", "pattern": "^[0-9]{1,3}/0*[1-9][0-9]{0,2}$"}]}
    if name in DAYS_OF_YEAR:
        days = [{"minimum": month * 100 + 1, "maximum": month * 100 + longest} for month, longest in enumerate(LONGEST, 1)]
        return {"type": "integer", "anyOf": days, "description": "月份×100+日 · month*100+day"}
    return whole(NUMBER)


def _quiet() -> Shape:
    """A quiet period: from first to last, or the days of every month."""
    days = {"type": "array", "items": whole((1, 31)), "minItems": 2, "maxItems": 2}
    parts = {
        "name": word(), "first": {"$ref": "#/$defs/day"}, "last": {"$ref": "#/$defs/day"}, "month_days": days,
        "since": {"$ref": "#/$defs/day"}, "source": {"$ref": "#/$defs/source"}, "for": {"$ref": "#/$defs/for"},
        "exempt": words(0, EXEMPT),
    }  # fmt: skip
    none = {"not": {"anyOf": [{"required": ["first"]}, {"required": ["last"]}]}}
    either = [{"required": ["first", "last"], "not": {"required": ["month_days"]}}, {"required": ["month_days"], **none}]
    return {**table_of(parts, ("name", "source")), "oneOf": either}


def _waiver() -> Shape:
    """A waiver."""
    names = {"anyOf": [word(), words(1)]}
    parts = {
        "rule": {"enum": list(waivable())}, "match": {**table_of(dict.fromkeys(MATCH, names)), "minProperties": 1}, "reason": word(),
        "by": word(), "until": {"$ref": "#/$defs/day"}, "since": {"$ref": "#/$defs/day"},
    }  # fmt: skip
    return table_of(parts, NEEDED)


def _source_name() -> Shape:
    """A text that comes with the package, by its number."""
    return {"enum": list(sources())}


def _source() -> Shape:
    """A text of the office's own, by its facts."""
    facts: dict[str, Shape] = {key: {"type": ["string", "number"]} for key in FACTS}
    facts["url"] = {"type": "string", "pattern": "^(https?://|$)"}
    return table_of({"document": word(), **facts}, ("document",))


def _by_meaning() -> Shape:
    """Words under the meanings a column can have, or under any heading that has one."""
    known = {name: {"description": zh, **words(0)} for name, zh in NAMES.items()}
    return {"type": ["object", "null"], "properties": known, "additionalProperties": words(0)}


def _name() -> Shape:
    """The name of a period."""
    return {"type": ["string", "number", "boolean"], "minLength": 2, "maxLength": 20}
