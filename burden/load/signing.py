"""A register with a column for each leader who signs: 分管副市长意见, 市长审批, 市委书记签字 become one chain of approvers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from burden.load import codes
from burden.load.headings import plain
from burden.load.rows import Table

SIGNER = re.compile(
    r"(?P<who>(?:主管|分管|联系)(?:的)?(?:领导|副?[省市县区]长|副秘书长)|(?:常务)?副?[省市县区镇]长|[省市县区]?委?书记|(?:党政)?主要领导|一把手|"
    r"(?:机关|单位|部门)(?:主要)?负责人|局长|主任)(?:的)?(?:审签|审批|审核|签批|签字|签名|签发|意见|审批意见|签批意见|批示|审定|同意)?"
)
OF_A_SIGNER = ("approver", "status", "approved")  # what such a heading may have been taken for
PLAIN = codes.YES | {"同意", "已签", "已批", "已审", "批准"}
NAME = re.compile(r"[一-鿿]{2,4}")
MARK = "approver "  # the meanings of such columns: approver 1, approver 2 ...
MOST = 9


def signed_by_columns(table: Table) -> Table:
    """The table with each column of a leader's signature as a meaning of its own, where there are any."""
    held = {column: name for name, column in table.head.columns.items()}
    found = [
        column for column, name in enumerate(table.head.names)
        if SIGNER.fullmatch(plain(name.own)) and held.get(column, "approver") in OF_A_SIGNER
    ][:MOST]  # fmt: skip
    if table.returned or not found:
        return table
    columns = {name: column for name, column in table.head.columns.items() if column not in found}
    columns |= {f"{MARK}{at}": column for at, column in enumerate(found, 1)}
    headings = {table.head.names[column].text for column in found}
    ignored = tuple(name for name in table.head.ignored if name not in headings)
    return replace(table, head=replace(table.head, columns=columns, ignored=ignored))


def signers(table: Table) -> tuple[str, ...]:
    """The meanings of the columns of signatures."""
    return tuple(name for name in table.head.columns if name.startswith(MARK))


def chains(table: Table, approvers: Sequence[str]) -> list[str]:
    """For each row all who approved: the text of its own column, then each leader whose column is signed."""
    found = [[text] if text else [] for text in approvers]
    for name in signers(table):
        signer = SIGNER.fullmatch(plain(table.head.names[table.head.columns[name]].own))
        for index, text in enumerate(table.texts(name)):
            found[index] += [f"{signer['who']}{_name(text)}"] if signer and _signs(text) else []
    return ["、".join(each) for each in found]


def beside(table: Table) -> list[tuple[tuple[str, str], ...]]:
    """For each row what such columns hold beyond a signature (a refusal, a remark, a day): heading and text."""
    found: list[list[tuple[str, str]]] = [[] for _ in table.rows]
    for name in signers(table):
        heading = table.head.heading(name)
        for index, text in enumerate(table.texts(name)):
            found[index] += [(heading, text)] if text and not (_signs(text) and (text in PLAIN or _name(text))) else []
    return [tuple(each) for each in found]


def _signs(text: str) -> bool:
    """Whether a cell is a signature: not blank, not no, not pending."""
    return bool(text) and codes.flag(text) is not False and codes.status(text) not in ("refused", "pending")


def _name(text: str) -> str:
    """The name that stands in such a cell, "" where it only says yes or a day."""
    return text if NAME.fullmatch(text) and not codes.status(text) and codes.flag(text) is None else ""
