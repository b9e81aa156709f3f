"""The pages in a real browser (`make clients` installs it)."""

import re
import shutil
import subprocess

import pytest

from burden.report import report
from tests.report.town import CALENDAR, PROBLEMS, RULEBOOK, Seen, checked

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "chromium"
)
FILES = report(checked(), CALENDAR, PROBLEMS, RULEBOOK)
pytestmark = pytest.mark.browser


def opened(tmp_path, name: str, act: str) -> Seen:
    """The page as it stands after `act`, a line of script run once it is loaded (its own policy would forbid that line)."""
    page = re.sub(rb"<meta http-equiv[^>]*>", b"", FILES[name]).replace(b"</body>", f"<script>{act}</script></body>".encode())
    (tmp_path / name).write_bytes(page)
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'user'}", "--dump-dom"]
    out = subprocess.run([*command, f"file://{tmp_path / name}"], capture_output=True, check=True, timeout=60).stdout
    return Seen(out)


def pick(name: str, value: str) -> str:
    return f"var s=document.getElementById('{name}'); s.value='{value}'; s.dispatchEvent(new Event('input', {{bubbles: true}}));"


def test_calendar_narrowed_to_a_county_shows_its_visits_alone(tmp_path):
    seen = opened(tmp_path, "calendar.html", pick("c", "2"))
    shown = [
        attrs["data-day"] for tag, attrs in seen.tags if (attrs.get("class") or "").startswith("day ") and "hidden" not in attrs
    ]
    assert shown == ["2026-03-02", "2026-03-03", "2026-03-04", "2027-01-04", "2027-01-05"]
    cell = seen.text.split("2026年3月")[2].split("已定日期 3 次")[1]
    assert re.search(r" 3 (\d+) 市应急局→乙县 4 1 市应急局→乙县 5 ", cell)


def facet(name: str, value: str) -> str:
    return f"var s=document.querySelector('[data-facet={name}]'); s.value='{value}'; s.dispatchEvent(new Event('input', {{bubbles: true}}));"


def cards(seen: Seen) -> list[str]:
    """The anchors of the warnings that show, as they stand in their groups."""
    return [attrs["id"] for _, attrs in seen.tags if "data-of" in attrs and "hidden" not in attrs]


def test_index_narrowed_by_level_shows_that_level_alone(tmp_path):
    seen = opened(tmp_path, "index.html", facet("level", "0"))
    assert cards(seen) == ["w1"]
    assert "显示 1 / 3 条" in seen.text


def test_index_searched_shows_what_holds_the_words(tmp_path):
    assert cards(opened(tmp_path, "index.html", pick("find", "2月30日"))) == ["w3"]


def test_index_grouped_by_file_names_each_file_and_keeps_every_warning(tmp_path):
    seen = opened(tmp_path, "index.html", pick("group", "file"))
    assert [attrs["id"] for tag, attrs in seen.tags if attrs.get("class") == "group"] == ["group-0"]
    assert cards(seen) == ["w1", "w2", "w3"]


def test_index_grouped_back_by_rule_is_as_it_was(tmp_path):
    seen = opened(tmp_path, "index.html", pick("group", "target") + pick("group", "rule"))
    groups = [attrs["id"] for _, attrs in seen.tags if attrs.get("class") == "group"]
    assert groups == ["group-same-days", "group-unfiled", "group-unreadable"]
    assert cards(seen) == ["w1", "w2", "w3"]


def test_index_family_of_the_glance_narrows_the_list(tmp_path):
    seen = opened(tmp_path, "index.html", "document.querySelectorAll('a[data-narrow]')[1].click();")
    assert cards(seen) == ["w2"]


def test_index_runs_under_its_own_policy(tmp_path):
    page = tmp_path / "index.html"
    page.write_bytes(FILES["index.html"])
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'user'}",
        "--enable-logging=stderr",
    ]
    ran = subprocess.run([*command, "--dump-dom", f"file://{page}"], capture_output=True, check=True, timeout=60)
    assert [line for line in ran.stderr.decode().splitlines() if "Content Security Policy" in line or "Uncaught" in line] == []
