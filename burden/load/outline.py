"""A YAML or JSON text as an outline: words, lists and tables, each with the line and column it stands on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from burden.load.refusal import Refusal
from burden.warning import Lang

WHY = {  # what the parser says, as far as people run into it
    "mapping values are not allowed": "这里不该有冒号，请检查缩进和引号",
    "could not find expected ':'": "键的后面缺少半角冒号和空格",
    "expected ',' or": "缺少逗号或右括号",
    "expected <block end>": "缩进和上面各行不齐",
    "did not find expected": "缩进或括号不配对",
    "found unexpected end of stream": "引号或括号没有写完",
    "cannot start any token": "有不能用在这里的符号",
    "found duplicate key": "键重复",
    "undefined alias": "引用了没有定义的名称（以 * 开头的文字要加引号）",
}
Value: TypeAlias = "str | list[Outline] | dict[str, Outline]"

_BRACKET, _DEEPEST = re.compile(r"[\[\]{}]"), 500
_PLAIN = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")


@dataclass(frozen=True)
class Outline:
    """A value and its line and column, from 1 (0 where not kept): a word as written, a list, or a table.

    A value under a key stands where the key stands.
    """

    value: Value
    line: int
    column: int = field(default=0, compare=False)


class Mistakes:
    """The mistakes of one text in both languages, gathered so that all of them can be said at once."""

    def __init__(self, columns: bool = False) -> None:
        """Begin without any; `columns` says whether to tell them with their columns."""
        self._columns = columns
        self._found: list[tuple[int, int, str, str]] = []

    def at(self, line: int, zh: str, column: int = 0, en: str = "") -> None:
        """Note one mistake; line 0 is the text as a whole, column 0 the whole line; without English it is told in Chinese."""
        self._found.append((line, column if self._columns else 0, zh, en or zh))

    def about(self, entry: Outline, zh: str, en: str = "") -> None:
        """Note one mistake where an entry stands."""
        self.at(entry.line, zh, entry.column, en)

    def count(self) -> int:
        """How many there are so far."""
        return len(self._found)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._found)

    def told(self, most: int = 40, lang: Lang = "zh") -> str:
        """All of them in the order of the lines (the first `most`, and how many more); "" for none."""
        found = sorted(set(self._found))
        said = [f"{_spot(line, column, lang)}{zh if lang == 'zh' else en}" for line, column, zh, en in found]
        rest = len(said) - most
        more = [f"另有{rest}处" if lang == "zh" else f"and {rest} more"] if rest > 0 else []
        return ("；" if lang == "zh" else "; ").join(said[:most] + more)


def mistaken(where: str, mistakes: Mistakes) -> Refusal:
    """The refusal of a text with mistakes: all of them, in both languages."""
    told = mistakes.told(lang="en"), "correct these and try again"
    return Refusal(where, mistakes.told(), "改正以上各处再试", told)


def _spot(line: int, column: int, lang: Lang) -> str:
    """Where a mistake is, as one says it."""
    if not line:
        return ""
    if lang == "zh":
        return f"第{line}行第{column}列 " if column else f"第{line}行 "
    return f"line {line}, column {column}: " if column else f"line {line}: "


def outline(text: str, mistakes: Mistakes) -> Outline | None:
    """Read YAML 1.2 or JSON; double keys, anchors, tags and broken grammar (None) are noted in `mistakes`."""
    reader = YAML(typ="safe", pure=True)
    reader.composer.warn_double_anchors = False
    try:
        _check_depth(text)
        root: Node | None = reader.compose(_without_tabs(text))
        return _read(root, mistakes) if root else Outline("", 0)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        why = next((zh for en, zh in WHY.items() if en in str(error.problem)), "写法不合规")
        mistakes.at(line, f"不是合规的YAML或JSON（{why}）", column, f"no sound YAML or JSON ({error.problem})")
    except YAMLError:
        mistakes.at(
            0, "不是合规的YAML或JSON：含有不允许的字符", 0, "no sound YAML or JSON: it holds characters that are not allowed"
        )
    except RecursionError:
        mistakes.at(0, "嵌套太深", 0, "nested too deeply")
    return None


def outline_of_json(text: str) -> Outline:
    """Read JSON known to be sound, quickly and without lines."""
    return _plain(json.loads(text))


def table_of(entry: Outline, needed: tuple[str, ...], allowed: tuple[str, ...], mistakes: Mistakes) -> dict[str, Outline]:
    """The entry as a table; a key that is neither needed nor allowed and one that is missing are noted."""
    if not isinstance(entry.value, dict):
        keys = needed or allowed
        mistakes.about(entry, f"这里应有这些键：{'、'.join(keys)}", f"here these keys should stand: {', '.join(keys)}")
        return {}
    for key, below in entry.value.items():
        if key not in needed + allowed:
            known = needed + allowed
            zh, en = (
                f"不认识的键 {key[:40]!r}，可用：{'、'.join(known)}",
                f"unknown key {key[:40]!r}; known are {', '.join(known)}",
            )
            mistakes.about(below, zh, en)
    for key in needed:
        if key not in entry.value:
            mistakes.about(entry, f"缺少 {key}", f"{key} is missing")
    return entry.value


def rows_of(table: dict[str, Outline], key: str, mistakes: Mistakes) -> list[Outline]:
    """The list under a key; empty where the key is missing or, with a mistake, where it holds none."""
    below = table.get(key, Outline([], 0))
    if isinstance(below.value, list):
        return below.value
    mistakes.about(below, f"{key} 应是一个列表", f"{key} should be a list")
    return []


def word_of(table: dict[str, Outline], key: str, mistakes: Mistakes) -> str:
    """The word under a key; empty where the key is missing or, with a mistake, where it holds none."""
    below = table.get(key, Outline("", 0))
    if isinstance(below.value, str):
        return below.value
    mistakes.about(below, f"{key} 应是一个词", f"{key} should be one word")
    return ""


def _check_depth(text: str) -> None:
    """RecursionError where more brackets are open than any policy has: the parser would take seconds to find that out."""
    depth = 0
    for sign in _BRACKET.findall(text):
        depth = depth + 1 if sign in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            raise RecursionError


def _without_tabs(text: str) -> str:
    """JSON may be indented with tabs, YAML may not; inside a JSON string a bare tab is not allowed."""
    return text.replace("\t", " ") if text.lstrip().startswith(("{", "[")) else text


def _read(node: Node, mistakes: Mistakes) -> Outline:
    """One node of the composed text, with all below it."""
    spot = (node.start_mark.line + 1, node.start_mark.column + 1)
    if refused := _refused(node):
        mistakes.about(Outline("", *spot), *refused)
        return Outline("", *spot)
    if isinstance(node, MappingNode):
        return Outline(_table(node, mistakes), *spot)
    if isinstance(node, SequenceNode):
        return Outline([_read(below, mistakes) for below in node.value], *spot)
    return Outline(str(node.value), *spot)


def _refused(node: Node) -> tuple[str, str] | None:
    """Why a node is not taken, in both languages; None where it is."""
    if node.anchor is not None:
        return "不支持YAML锚点和引用", "anchors and references of YAML are not taken"
    plain = str(node.tag).removeprefix("tag:yaml.org,2002:") in _PLAIN
    return None if plain else ("不支持YAML标签", "tags of YAML are not taken")


def _table(node: MappingNode, mistakes: Mistakes) -> dict[str, Outline]:
    """The keys of a table, each with its value where the key stands."""
    table: dict[str, Outline] = {}
    for key, value in node.value:
        spot = (key.start_mark.line + 1, key.start_mark.column + 1)
        refused = _refused(key) if isinstance(key, ScalarNode) else ("键必须是一个词", "a key must be one word")
        if refused:
            mistakes.at(spot[0], refused[0], spot[1], refused[1])
        elif key.value in table:
            mistakes.at(spot[0], f"键 {key.value[:40]} 重复", spot[1], f"the key {key.value[:40]} stands twice")
        else:
            table[key.value] = Outline(_read(value, mistakes).value, *spot)
    return table


def _plain(value: Any) -> Outline:
    """A value that json gave, with all below it."""
    if isinstance(value, dict):
        return Outline({key: _plain(below) for key, below in value.items()}, 0)
    if isinstance(value, list):
        return Outline([_plain(below) for below in value], 0)
    return Outline(str(value), 0)
