"""Data that would act: script, templates, formulas, calendar lines and paths, in every name that goes out again."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.case import case
from tests.corpus.sheets import HEAD, READ_SECOND, SECOND, Formula, Row, csv, raw, table, xlsx

INJECTION = "injection"
DAY = "2026-03-02..2026-03-02"
ACTIVE = {
    "script": "<script>alert(1)</script>",
    "script that ends a script": "</script><script>alert(1)</script>",
    "image with a handler": "<img src=x onerror=alert(1)>",
    "attribute that breaks out": "\"' onmouseover='alert(1)",
    "address of script": "javascript:alert(1)",
    "svg": "<svg/onload=alert(1)>",
    "comment": "<!--><script>alert(1)</script>-->",
    "template of jinja": "{{ 7*7 }}{% raw %}",
    "template of a page": "${alert(1)}<%= 7 %>",
    "formula": "=HYPERLINK(\"http://127.0.0.1:9/\")",
    "formula with full-width sign": "＝1+1",
    "formula with plus": "+1+cmd|' /C calc'!A0",
    "formula with minus": "-2+3",
    "formula with at": "@SUM(1+1)",
    "formula with full-width plus": "＋1",
    "formula behind a tab": "x\t=1+1",
    "DDE": "=cmd|'/C touch canary'!A0",
    "calendar lines": "检查\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:假",
    "calendar separators": "检查;VALUE=X:1,2\\n3",
    "path up": "../../canary",
    "path from the root": "/etc/canary",
    "path of Windows": "C:\\canary",
    "reserved name": "CON",
    "name of dots": "..",
    "words of a terminal": "检查\x1b[2J\x1b]0;x\x07",
    "rich text of a writer": "<r><t>x</t></r>",
    "percent signs": "%s%n%(x)s{0}",
    "JSON that ends itself": "\"}]}</script>",
}  # fmt: skip


def rows(text: str) -> tuple[Row, ...]:
    """The text as item and basis, as organiser and as target, on rows of their own."""
    head = (*HEAD, "依据")
    return (
        head,
        (text, "应急局", "甲县", "3月2日", text),
        ("安全检查", text, "甲县", "3月2日"),
        ("安全检查", "应急局", text, "3月2日"),
        SECOND,
    )


def workbook(name: str, text: str, item: str, office: str, targets: str, says: str = "") -> None:
    reads = (f"{item} | 应急局 | 甲县 | {DAY}", f"安全检查 | {office} | 甲县 | {DAY}", f"安全检查 | 应急局 | {targets} | {DAY}")
    write = raw if "\x1b" not in text else xlsx
    case(INJECTION, name, lambda folder: write(folder / "a.xlsx", rows(text)), reads=(*reads, READ_SECOND), says=says)


LISTED = "检查、END:VEVENT、BEGIN:VEVENT、SUMMARY:假"
SPLIT = {  # texts that are read in another way as an organiser, or as a target
    "formula with full-width sign": ("＝1+1", "=1+1", "＝1+1"),
    "formula with full-width plus": ("＋1", "+1", "＋1"),
    "formula behind a tab": ("x =1+1", "x =1+1", "x\t=1+1"),
    "calendar lines": (LISTED.replace("、", " "), LISTED, LISTED),
    "calendar separators": ("检查;VALUE=X:1,2\\n3", "检查、VALUE=X:1、2\\n3", "检查、VALUE=X:1、2\\n3"),
    "words of a terminal": ("检查[2J]0;x", "检查[2J]0、x", "检查[2J]0、x"),
}
for name, text in ACTIVE.items():
    plain = " ".join(text.replace("\x1b", "").replace("\x07", "").split())
    workbook(name, text, *SPLIT.get(name, (plain, plain, plain)))


def formulas(folder: Path) -> None:
    """Formulas that fetch or start something are not run: their stored text is read."""
    fetch = Formula('=WEBSERVICE("http://127.0.0.1:9/")|安全检查')
    xlsx(folder / "a.xlsx", (HEAD, (fetch, "应急局", "丙县", "3月2日"), SECOND))


case(INJECTION, "formula that fetches", formulas, reads=f"安全检查 | 应急局 | 丙县 | {DAY}\n{READ_SECOND}")
case(
    INJECTION,
    "file name with script",
    lambda d: csv(d / "<img src=x onerror=alert(1)>.csv", table()),
    reads=f"安全检查 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
case(
    INJECTION,
    "heading with script",
    lambda d: xlsx(d / "a.xlsx", ((*HEAD, "<script>alert(1)</script>"), ("安全检查", "应急局", "甲县", "3月2日", "x"), SECOND)),
    reads=f"安全检查 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
