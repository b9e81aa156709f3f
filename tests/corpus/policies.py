"""Policy files that are wrong, or hostile: every mistake is named with its line and column, and the run is refused."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.sheets import csv, table

POLICY = "rules.yaml"
MIB = 2**20


def write(folder: Path, text: str, encoding: str) -> None:
    csv(folder / "a.csv", table())
    (folder / POLICY).write_bytes(text.encode(encoding))


def refused(name: str, text: str, why: str, encoding: str = "utf-8", spot: str = "") -> None:
    make = partial(write, text=text, encoding=encoding)
    case(POLICY, f"policy {name}", make, refused=f"{spot}{' ' if spot else ''}{why}", file=POLICY, given=("a.csv",))


def loads(name: str, text: str, encoding: str = "utf-8") -> None:
    case(POLICY, f"policy {name}", partial(write, text=text, encoding=encoding), given=("a.csv",))


loads("of nothing", "")
loads("of comments", "# 没有\n")
loads("with a byte order mark", "year: 2026\n", "utf-8-sig")
loads("with the line ends of DOS", "year: 2026\r\npacks: [national]\r\n")
loads("as JSON", '{"year": 2026}\n')
refused("as JSON with tabs", '{\n\t"year": 2026\n}\n', "缩进用了制表符", spot="第2行第1列")
for tag in (
    "!!python/object/apply:os.system ['touch canary']",
    "!!python/name:os.system",
    "!!binary aGk=",
    "!!set {a}",
    "!x 2026",
    "!!python/tuple [1]",
):
    refused(f"with the tag {tag.split()[0]}", f"year: {tag}\n", "不支持YAML标签", spot="第1行第7列")
refused("with a tag on a key", "!!python/name:os.system year: 2026\n", "不支持YAML标签")
ANCHORS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
refused("with anchors that explode", ANCHORS, "不支持YAML锚点和引用")
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{b}: &{b} {{<<: [{', '.join([f'*{a}'] * 9)}]}}\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
refused("with merges that explode", MERGES, "不支持YAML锚点和引用")
refused("with one anchor", "year: &y 2026\n", "不支持YAML锚点和引用")
refused("that contains itself", "rules: &r\n  same-days: *r\n", "不支持YAML锚点和引用")
refused("with an alias of nothing", "year: *y\n", "引用了没有定义的名称")
for sign, close in (("[", ""), ("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")):
    refused(f"of 20,000 nested {sign}{close}".strip(), sign * 20_000 + close * 20_000, "嵌套太深")
refused("with a key twice", "year: 2026\nyear: 2027\n", "键 year 重复", spot="第2行第1列")
refused("with a key twice below", "rules:\n  same-days: error\n  same-days: off\n", "键 same-days 重复", spot="第3行第3列")
refused("with a tab", "rules:\n\tsame-days: error\n", "缩进用了制表符", spot="第2行第1列")
refused("in gbk", "headings: {time: [检查时间]}\n", "不是UTF-8编码", "gbk", spot="第1行")
refused("in utf-16", "year: 2026\n", "不是UTF-8编码", "utf-16", spot="第1行")
refused("with a control character", "year: 2026\x00\n", "不允许的字符")
refused("with an escape sign", "headings: {time: ['\x1b[2J']}\n", "不允许的字符")
refused("of 10 MB", "# " + "x" * 10 * MIB, "超过128KB")
refused("of 128 KB and one", "#" * (128 * 1024 + 1), "超过128KB")
loads("of 128 KB", "#" * 128 * 1024)
refused("of 100,000 blanks before a letter", "year:" + " " * 100_000 + "x", "year 应是", spot="第1行第1列")
refused("of quotes that do not end", "year: '2026\n", "不是合规的YAML或JSON")
refused("of colons", ": : :\n", "不认识的键 ''", spot="第1行第1列")
refused("of two documents", "year: 2026\n---\nyear: 2027\n", "不是合规的YAML或JSON")
refused("that is a list", "- year\n", "这里应有这些键", spot="第1行第1列")
refused("that is a word", "year\n", "这里应有这些键", spot="第1行第1列")
refused("that is a table of tables as key", "? {a: b}\n: c\n", "键必须是一个词", spot="第1行第3列")
refused("with an unknown key", "yeer: 2026\n", "不认识的键 'yeer'", spot="第1行第1列")
refused("with an unknown rule", "rules: {same-day: error}\n", "不认识的规则 'same-day'，是不是 same-days", spot="第1行第9列")
refused("with an unknown level", "rules: {same-days: high}\n", "same-days 应是", spot="第1行第9列")
refused("with an unknown pack", "packs: [shangdong]\n", "不认识的政策包 'shangdong'", spot="第1行第9列")
refused("with a pack that is a path", "packs: [../../etc/passwd]\n", "不认识的政策包", spot="第1行第9列")
refused("with an unknown meaning", "headings: {tiem: [实施]}\n", "不认识的含义 'tiem'", spot="第1行第12列")
refused("with an unknown limit", "limits: {visits_per_yaer: []}\n", "不认识的限额 'visits_per_yaer'", spot="第1行第10列")
for value in ("soon", "-1", "2026.5", "1e3", "99999999999999999999", "[2026]", "{a: b}", "0x7EA", "yes", "~", "٢٠٢٦"):
    refused(f"with the year {value}", f"year: {value}\n", "year 应是", spot="第1行第1列")
SOURCE = "source: {document: 办法, year: '2026', local: 本市}"


def limit(entry: str) -> str:
    return f"packs: []\nlimits:\n  organisers_per_day:\n    - {{{entry}}}\n"


loads("with a limit of its own", limit(f"since: 2026-01-01, value: 1, {SOURCE}"))
for name, (entry, why) in {
    "less than none": (f"since: 2026-01-01, value: -1, {SOURCE}", "第27列 value 应是0到9999之间的整数"),
    "that is no number": (f"since: 2026-01-01, value: many, {SOURCE}", "第27列 value 应是"),
    "without end": (f"since: 2026-01-01, value: .inf, {SOURCE}", "第27列 value 应是"),
    "of nothing": (f"since: 2026-01-01, {SOURCE}", "第7列 缺少 value"),
    "without a source": ("since: 2026-01-01, value: 1", "第7列 缺少 source"),
    "since 30 February": (f"since: 2026-02-30, value: 1, {SOURCE}", "第8列 since：没有 2026-02-30 这一天"),
    "since 13 months": (f"since: 2026-13-01, value: 1, {SOURCE}", "第8列 since：没有 2026-13-01"),
    "since the year 99999": (f"since: 99999-01-01, value: 1, {SOURCE}", "第8列 since 应写成"),
    "since the year 0": (f"since: 0000-01-01, value: 1, {SOURCE}", "第8列 since：没有 0000-01-01"),
    "with a key nobody knows": (f"since: 2026-01-01, value: 1, maximum: 1, {SOURCE}", "第37列 不认识的键 'maximum'"),
}.items():
    refused(f"with a limit {name}", limit(entry), f"第4行{why}")


def quiet(first: str, last: str) -> str:
    return f"packs: []\nquiet:\n  - {{name: 高考, first: {first}, last: {last}, {SOURCE}}}\n"


loads("with a quiet time", quiet("2026-06-07", "2026-06-10"))
refused("with a quiet time that ends before it begins", quiet("2026-06-10", "2026-06-07"), "first 晚于 last", spot="第3行第16列")
refused("with a quiet time on no day", quiet("2026-02-30", "2026-03-01"), "first：没有 2026-02-30 这一天", spot="第3行第16列")
refused("with every mistake at once", "year: x\npacks: [y]\nrules: {z: error}\n", "第3行第9列 不认识的规则")


def other(name: str, make: object, why: str) -> None:
    case(POLICY, f"policy {name}", make, refused=why, file=POLICY, given=("a.csv",), options=("--rules", POLICY))


def beside(folder: Path) -> Path:
    csv(folder / "a.csv", table())
    return folder / POLICY


other("that is a folder", lambda d: beside(d).mkdir(), "读不了")
other("that is not there", beside, "读不了")
other("that is a link to a device", lambda d: beside(d).symlink_to("/dev/zero"), "不是普通文件")
other("that is a pipe", lambda d: os.mkfifo(beside(d)), "不是普通文件")
