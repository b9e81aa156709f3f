import pytest

from burden.load import items, times
from tests.load.sheets import grid, read, said

HEAD = "事项 | 牵头单位 | 检查对象 | 检查时间\n"


def drawn(*phrases: str) -> str:
    return HEAD + "\n".join(f"检查{at} | 市应急局 | 甲县 | {phrase}" for at, phrase in enumerate(phrases, 1))


def test_times_behind_too_many_that_cannot_be_read_are_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(times, "MOST_UNREAD", 2)
    plan, problems = read(grid(drawn("13月", "14月", "3月", "15月")))
    assert [when.kind for when in plan.items["when"]] == ["unreadable"] * 4
    assert said(problems, "unreadable")[0] == ("unreadable", "0", f"有2行的时间没有读：{times.UNLOOKED[0]}")


def test_times_with_too_many_signs_together_are_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(times, "MOST_SIGNS", 4)
    plan, problems = read(grid(drawn("3月5日", "4月", "3月5日")))
    assert [when.kind for when in plan.items["when"]] == ["dates", "unreadable", "dates"]
    assert said(problems, "unreadable") == [("unreadable", "0", f"有1行的时间没有读：{times.UNLOOKED[0]}")]


def test_times_that_cannot_be_read_are_told_up_to_a_number(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(items, "MOST_PROBLEMS", 1)
    _, problems = read(grid(drawn("13月", "14月", "15月")))
    assert [(each[1], each[2]) for each in said(problems, "unreadable")] == [
        ("0", "另有2格时间读不出或要确认，没有逐一列出"), ("D2", "时间“13月”读不出来：没有13月，请核对"),
    ]  # fmt: skip


@pytest.mark.parametrize(("heading", "kind"), [("检查时间", "window"), ("完成时限", "deadline"), ("拟开展时间", "window")])
def test_heading_is_heard_only_where_it_says_something_of_time(heading: str, kind: str):
    plan, _ = read(grid(f"事项 | 牵头单位 | 检查对象 | {heading}\n检查 | 市应急局 | 甲县 | 6月"))
    when = plan.items["when"][0]
    assert (when.kind, when.tentative, when.heading) == (kind, heading[0] == "拟", "" if heading == "检查时间" else heading)
