"""Printing where something is missing: one line says what, and nothing is written."""

import sys
from pathlib import Path

import pytest

from burden.report.pdf import Unprinted, browser, pdf
from tests.command import burden
from tests.promises.outputs import files


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{text}\n")
    path.chmod(0o755)
    return path


def test_browser_named_goes_before_those_found(tmp_path):
    named = program(tmp_path / "浏览器", "")
    assert browser({"BURDEN_BROWSER": str(named)}) == str(named)


def test_browser_of_windows_is_found_where_it_puts_itself(tmp_path):
    edge = program(tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe", "")
    assert Path(browser({"PROGRAMFILES(X86)": str(tmp_path)})) == edge


def test_browser_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Unprinted) as found:
        browser({"BURDEN_BROWSER": str(tmp_path / "none")})
    assert found.value.args[:2] == (str(tmp_path / "none"), "没有找到可以打印的浏览器")


def test_missing_extra_says_what_to_install(monkeypatch):
    monkeypatch.setattr("burden.report.pdf.find_spec", lambda name: None)
    with pytest.raises(Unprinted) as found:
        browser({})
    assert found.value.args == (
        "--pdf", "打印要先安装附加组件", 'pip install "burden[pdf]"', ("printing needs more", 'pip install "burden[pdf]"'),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("", "没有打印出来"),
        ("raise SystemExit(1)", "没有打印出来"),
        (
            "import sys; open(next(each for each in sys.argv if '--print-to-pdf' in each).partition('=')[2], 'w').write('%PDF')",
            "打印出来的不是 PDF",
        ),
    ],
)
def test_browser_that_prints_nothing_fit_to_read_is_named(act, said, tmp_path):
    broken = str(program(tmp_path / "browser", act))
    with pytest.raises(Unprinted) as found:
        pdf(b"<title>x</title>", 0, broken)
    assert found.value.args[:2] == (broken, said)


def test_report_that_cannot_be_printed_is_refused_before_any_work(tmp_path, monkeypatch):
    monkeypatch.setenv("BURDEN_BROWSER", "/none")
    ran = burden("report", "none.csv", "-o", "out", "--pdf", "--lang", "en", cwd=tmp_path)
    remedy = "install Edge, Chrome or Chromium 131 or later, or name it in BURDEN_BROWSER"
    assert (ran.returncode, ran.stderr) == (2, f"/none: no browser to print with was found; {remedy}\n")
    assert [*tmp_path.iterdir()] == []


def test_print_that_fails_leaves_the_earlier_report(tmp_path, monkeypatch):
    (tmp_path / "计划.csv").write_text("事项名称,牵头单位,检查对象,检查时间\n安全检查,应急局,甲县,3月2日\n", encoding="utf-8")
    given = ("report", "计划.csv", "-o", "out", "--year", "2026", "--fail-on", "never")
    assert burden(*given, "--today", "2026-01-05", cwd=tmp_path).returncode == 0
    before = files(tmp_path / "out")
    monkeypatch.setenv("BURDEN_BROWSER", str(program(tmp_path / "browser", "")))
    assert burden(*given, "--today", "2026-02-05", "--pdf", cwd=tmp_path).returncode == 2
    assert files(tmp_path / "out") == before
