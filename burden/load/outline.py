"""A YAML or JSON text as an outline: words, lists and tables, each with the line it stands on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Value: TypeAlias = "str | list[Outline] | dict[str, Outline]"


@dataclass(frozen=True)
class Outline:
    """A value and its line, from 1 (0 where lines were not kept): a word as written, a list, or a table."""

    value: Value
    line: int


class Mistakes:
    """The mistakes of one text, gathered so that all of them can be said at once."""

    def __init__(self) -> None:
        """Begin without any."""
        self._found: list[tuple[int, str]] = []

    def at(self, line: int, what: str) -> None:
        """Note one mistake; line 0 is the text as a whole."""
        self._found.append((line, what))

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._found)

    def told(self, most: int = 40) -> str:
        """All of them in the order of the lines (the first `most`, and how many more); "" for none."""
        said = [f"第{line}行 {what}" if line else what for line, what in sorted(set(self._found))]
        more = [f"另有{len(said) - most}处"] if len(said) > most else []
        return "；".join(said[:most] + more)


def outline(text: str, mistakes: Mistakes) -> Outline | None:
    """Read YAML 1.2 or JSON; double keys, anchors and broken grammar (None) are noted in `mistakes`."""
    reader = YAML(typ="safe", pure=True)
    reader.composer.warn_double_anchors = False
    try:
        root: Node | None = reader.compose(_without_tabs(text))
        return _read(root, mistakes) if root else Outline("", 0)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        mistakes.at(line, f"不是合规的YAML或JSON（{error.problem}）")
    except YAMLError:
        mistakes.at(0, "不是合规的YAML或JSON：含有不允许的字符")
    except RecursionError:
        mistakes.at(0, "嵌套太深")
    return None


def outline_of_json(text: str) -> Outline:
    """Read JSON known to be sound, quickly and without lines."""
    return _plain(json.loads(text))


def table_of(
    entry: Outline, needed: tuple[str, ...], allowed: tuple[str, ...], mistakes: Mistakes
) -> dict[str, Outline]:
    """The entry as a table; a key that is neither needed nor allowed and one that is missing are noted."""
    if not isinstance(entry.value, dict):
        mistakes.at(entry.line, f"这里应有这些键：{'、'.join(needed)}")
        return {}
    for key, below in entry.value.items():
        if key not in needed + allowed:
            mistakes.at(below.line, f"不认识的键 {key[:40]!r}，可用：{'、'.join(needed + allowed)}")
    for key in needed:
        if key not in entry.value:
            mistakes.at(entry.line, f"缺少 {key}")
    return entry.value


def rows_of(table: dict[str, Outline], key: str, mistakes: Mistakes) -> list[Outline]:
    """The list under a key; empty where the key is missing or, with a mistake, where it holds none."""
    below = table.get(key, Outline([], 0))
    if isinstance(below.value, list):
        return below.value
    mistakes.at(below.line, f"{key} 应是一个列表")
    return []


def word_of(table: dict[str, Outline], key: str, mistakes: Mistakes) -> str:
    """The word under a key; empty where the key is missing or, with a mistake, where it holds none."""
    below = table.get(key, Outline("", 0))
    if isinstance(below.value, str):
        return below.value
    mistakes.at(below.line, f"{key} 应是一个词")
    return ""


def _without_tabs(text: str) -> str:
    """JSON may be indented with tabs, YAML may not; inside a JSON string a bare tab is not allowed."""
    return text.replace("\t", " ") if text.lstrip().startswith(("{", "[")) else text


def _read(node: Node, mistakes: Mistakes) -> Outline:
    """One node of the composed text, with all below it."""
    line = node.start_mark.line + 1
    if node.anchor is not None:
        mistakes.at(line, "不支持YAML锚点和引用")
        return Outline("", line)
    if isinstance(node, MappingNode):
        return Outline(_table(node, mistakes), line)
    if isinstance(node, SequenceNode):
        return Outline([_read(below, mistakes) for below in node.value], line)
    return Outline(str(node.value), line)


def _table(node: MappingNode, mistakes: Mistakes) -> dict[str, Outline]:
    """The keys of a table, each with its value on the line of the key."""
    table: dict[str, Outline] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            mistakes.at(line, "键必须是一个词")
        elif key.value in table:
            mistakes.at(line, f"键 {key.value} 重复")
        else:
            table[key.value] = Outline(_read(value, mistakes).value, line)
    return table


def _plain(value: Any) -> Outline:
    """A value that json gave, with all below it."""
    if isinstance(value, dict):
        return Outline({key: _plain(below) for key, below in value.items()}, 0)
    if isinstance(value, list):
        return Outline([_plain(below) for below in value], 0)
    return Outline(str(value), 0)
