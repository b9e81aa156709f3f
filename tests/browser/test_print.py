"""The pages on paper: A4, numbered, nothing cut at the edge, Chinese embedded; and `--pdf`, which is whole or absent."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.report.pdf import browser, pdf
from tests.browser.scenes import ROOT, TODAY_THERE, city
from tests.browser.screen import STICKS_OUT

pytestmark = pytest.mark.browser
SHEET = 703  # px: what is printed of the width of A4
PLAN = "事项名称,牵头单位,检查对象,检查时间\n消防安全检查,市消防支队,甲县,3月2日\n食品安全检查,市市场监管局,甲县,3月2日\n"
NO_CHINESE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{}</cachedir></fontconfig>"""


def told(program: str, *arguments: object) -> list[str]:
    ran = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=True)
    return ran.stdout.splitlines()


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for temporary files, its path short enough for what the browser puts there."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def burden(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Exit status, and what was said on stderr, of a report with --pdf."""
    (folder / "计划.csv").write_text(PLAN, encoding="utf-8")
    given = ["report", "计划.csv", "-o", "out", "--year", "2026", "--today", "2026-01-05", "--fail-on", "never", *arguments]
    command = [sys.executable, "-c", "from burden.cli import main; main()", *given]
    there = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=there, check=False)
    return ran.returncode, ran.stderr


@pytest.mark.parametrize("scene", ["city", "compared", "everything-wrong", "almost-empty"])
@pytest.mark.parametrize(("name", "sides"), [("index.html", "594.96 x 841.92"), ("calendar.html", "841.92 x 594.96")])
def test_page_fits_its_paper(scene, name, sides, folder, opened, screens):
    with opened(folder(scene, "zh") / name, SHEET) as page:
        page.emulate_media(media="print")
        assert page.evaluate(STICKS_OUT) == []
        made = screens / f"{scene}-zh-{name.partition('.')[0]}-paper.pdf"
        page.pdf(path=made, prefer_css_page_size=True, print_background=True)
    assert [line for line in told("pdfinfo", made) if line.startswith("Page size")] == [f"Page size:       {sides} pts (A4)"]
    subprocess.run(["pdftoppm", "-r", "50", "-l", "3", "-png", made, made.with_suffix("")], check=True)


@pytest.fixture(scope="module")
def printed(folder, tmp_path_factory):
    """The report of the example city as `--pdf` prints it, and where it stands."""
    into = tmp_path_factory.mktemp("paper") / "report.pdf"
    into.write_bytes(pdf((folder("city", "zh") / "index.html").read_bytes(), TODAY_THERE, browser(os.environ)))
    return into


def test_every_font_of_the_print_is_embedded(printed):
    fonts = [re.findall(r"(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line)[0] for line in told("pdffonts", printed)[2:]]
    assert fonts != []
    assert [font for font in fonts if (font[0], font[2]) != ("yes", "yes")] == []


def test_what_every_warning_says_can_be_taken_out_of_the_print(printed):
    text = "".join("".join(told("pdftotext", printed, "-")).split())
    said = [each.wording.say("zh", each.facts) for each in city().checked.warnings]
    assert [each for each in said if "".join(each.split())[:24] not in text] == []


def test_what_lies_folded_on_the_screen_is_open_on_paper(printed, folder, opened):
    folded = "() => [...document.querySelectorAll('details > :not(summary)')].map((each) => each.textContent)"
    with opened(folder("city", "zh") / "index.html") as page:
        said = ["".join(text.split())[:24] for text in page.evaluate(folded)]
    text = "".join("".join(told("pdftotext", "-raw", printed, "-")).split())
    assert ([each for each in said if each not in text], len(said) > 50) == ([], True)


def test_every_sheet_of_the_print_bears_its_number(printed):
    pages = int(next(line.split()[1] for line in told("pdfinfo", printed) if line.startswith("Pages")))
    assert pages > 1
    feet = [told("pdftotext", "-f", page, "-l", page, printed, "-") for page in range(1, pages + 1)]
    assert [page for page, foot in enumerate(feet, 1) if f"{page} / {pages}" not in foot] == []


def test_head_of_a_table_is_repeated_on_every_sheet_it_reaches(printed):
    text = "\f".join(told("pdftotext", "-layout", printed, "-"))
    heads = [sheet for sheet in text.split("\f\f") if re.search(r"限额 +数值 +自", sheet)]
    assert heads != []


def test_page_printed_twice_is_the_same_print(printed, folder):
    again = pdf((folder("city", "zh") / "index.html").read_bytes(), TODAY_THERE, browser(os.environ))
    assert again == printed.read_bytes()


def test_print_stands_beside_the_page_and_leaves_nothing_behind(tmp_path, temporary):
    assert burden(tmp_path, "--pdf", TMPDIR=str(temporary)) == (0, "")
    assert (tmp_path / "out" / "report.pdf").read_bytes()[:5] == b"%PDF-"
    assert [path.name for path in temporary.iterdir()] == []
    assert [path.name for path in (tmp_path / "out").glob(".*")] == []


def test_print_of_an_earlier_run_goes_with_its_page(tmp_path):
    assert burden(tmp_path, "--pdf") == (0, "")
    assert burden(tmp_path) == (0, "")
    assert (tmp_path / "out" / "report.pdf").exists() is False


def test_computer_without_chinese_fonts_is_told_so(tmp_path):
    (tmp_path / "fonts.conf").write_text(NO_CHINESE.format(tmp_path / "cache"))
    said = "report.pdf: 这台电脑没有中文字体; 请安装中文字体，如 Noto Sans CJK SC（fonts-noto-cjk）\n"
    assert burden(tmp_path, "--pdf", FONTCONFIG_FILE=str(tmp_path / "fonts.conf")) == (2, said)
    assert (tmp_path / "out").exists() is False
