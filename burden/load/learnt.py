"""Headings an office has settled, kept in the `headings:` section of its policy file; all else in it stays as it stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import MappingNode

from burden.load.heading_words import NAMES
from burden.load.headings import meaning_named, plain
from burden.load.refusal import Refusal

SECTION = "headings"
WIDEST = 4096  # columns, so that no line is broken


def learn(text: str, wanted: Mapping[str, Sequence[str]], where: str) -> tuple[str, list[str]]:
    """The policy file `text` with these headings (meaning -> headings) kept, and a line for each change; Refusal for an unknown meaning.

    A heading kept under another meaning moves; one that is there already changes nothing.
    """
    named = [(meaning_named(name), " ".join(word.split())) for name, words in wanted.items() for word in words]
    return _edited(text, where, lambda kept: [said for name, word in named for said in _keep(kept, name, word)])


def forget(text: str, wanted: Mapping[str, Sequence[str]], where: str) -> tuple[str, list[str]]:
    """The policy file `text` without these headings, and a line for each change; Refusal for an unknown meaning."""
    named = [(meaning_named(name), " ".join(word.split())) for name, words in wanted.items() for word in words]
    return _edited(text, where, lambda kept: [said for name, word in named for said in _drop(kept, word, name)])


def _keep(kept: CommentedMap, name: str, word: str) -> Iterator[str]:
    """Put one heading under its meaning, away from any other."""
    key = _key(kept, name)
    if plain(word) in map(plain, kept.get(key) or ()):
        return
    for other in [other for other in kept if meaning_named(str(other)) != name]:
        yield from _drop(kept, word, meaning_named(str(other)))
    if not kept.get(key):
        kept[key] = CommentedSeq()
        kept[key].fa.set_flow_style()
    kept[key].append(word)
    yield f"{NAMES[name]}（{name}）：记下“{word}”"


def _drop(kept: CommentedMap, word: str, name: str) -> Iterator[str]:
    """Take one heading away from a meaning."""
    key = _key(kept, name)
    found = [each for each in kept.get(key) or () if plain(str(each)) == plain(word)]
    for each in found:
        kept[key].remove(each)
        yield f"{NAMES[name]}（{name}）：删去“{each}”"
    if found and not kept[key]:
        del kept[key]


def _key(kept: MutableMapping[str, object], name: str) -> str:
    """The key under which a meaning is kept: its own name, or the word that is there already."""
    return next((key for key in kept if meaning_named(str(key)) == name), name)


def _edited(text: str, where: str, change: Callable[[CommentedMap], list[str]]) -> tuple[str, list[str]]:
    """The text with its section changed, every other line as it was."""
    lines = text.splitlines(keepends=True)  # as the reader of YAML counts them
    first, last = _section(text, lines, where)
    yaml = _round_trip()
    table = yaml.load("".join(lines[first:last])) or CommentedMap()
    kept = table.get(SECTION) or CommentedMap()
    if not kept:
        table[SECTION] = kept
    said = change(kept)
    if not said:
        return text, []
    if not kept:
        kept.fa.set_flow_style()
    written = io.StringIO()
    yaml.dump(table, written)
    before = "".join(lines[:first])
    gap = "" if first < last or not before else "\n" if before.endswith("\n") else "\n\n"
    return before + gap + _ended(written.getvalue(), text) + "".join(lines[last:]), said


def _ended(section: str, text: str) -> str:
    """A section with the line ends of the file."""
    return section.replace("\n", "\r\n") if "\r\n" in text else section


def _section(text: str, lines: Sequence[str], where: str) -> tuple[int, int]:
    """The lines of the section, first and one after the last; both the end of the file where there is none."""
    root = YAML(typ="safe", pure=True).compose(text)
    if root is None:
        return len(lines), len(lines)
    if not isinstance(root, MappingNode) or root.flow_style:
        english = "no YAML of one key a line, which cannot be rewritten", f"write the section {SECTION}: into it by hand"
        raise Refusal(where, "不是一行一个键的 YAML，不能改写", f"把 {SECTION}: 一节手工写进文件", english)
    starts = [(str(key.value), key.start_mark.line) for key, _ in root.value]
    for index, (name, line) in enumerate(starts):
        if name == SECTION:
            end = starts[index + 1][1] if index + 1 < len(starts) else len(lines)
            while end > line + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith(("#", "---", "..."))):
                end -= 1  # what stands before the next key belongs to it
            return line, end
    return len(lines), len(lines)


def _round_trip() -> YAML:
    """A reader and writer that keeps comments, quotes and order."""
    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, WIDEST
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
