"""The structure of every page, pinned: landmarks, headings, tables and controls, with how many there are.

Made again with `python -m tests.browser.test_structure`; what changed is then seen in the difference of tests/golden/pages.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.outline import SCRIPT, outline
from tests.browser.scenes import ROOT, pages
from tests.browser.screen import CHROMIUM, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
GOLDEN = ROOT / "tests" / "golden" / "pages"
VIEWS = ("year", "month", "week", "day")
PINNED = [
    *((scene, "zh", "index", "") for scene in (
        "city", "compared", "nothing-wrong", "everything-wrong", "almost-empty", "nothing-read", "ten-thousand")),
    ("city", "en", "index", ""),
    *(("city", "zh", "calendar", view) for view in VIEWS), ("city", "en", "calendar", "month"),
    ("nothing-wrong", "zh", "calendar", "year"), ("almost-empty", "zh", "calendar", "day"), ("nothing-read", "zh", "calendar", "year"),
]  # fmt: skip


def golden(scene: str, lang: str, name: str, view: str) -> Path:
    return GOLDEN / f"{'-'.join(filter(None, (scene, lang, name, view)))}.txt"


def held(chromium: Browser, folder: Path, name: str, view: str) -> str:
    with watched(chromium, folder / f"{name}.html", view=view) as page:
        return outline(page.evaluate(SCRIPT))


@pytest.mark.parametrize(("scene", "lang", "name", "view"), PINNED)
def test_page_has_its_parts(scene, lang, name, view, folder, chromium):
    assert held(chromium, folder(scene, lang), name, view) == golden(scene, lang, name, view).read_text(encoding="utf-8")


def made_again(chromium: Browser) -> None:
    for scene, lang, name, view in PINNED:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, f"{name}.html").write_bytes(pages(scene, lang)[f"{name}.html"])  # type: ignore[arg-type]
            golden(scene, lang, name, view).write_text(held(chromium, Path(folder), name, view), encoding="utf-8")


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    GOLDEN.mkdir(exist_ok=True)
    with sync_playwright() as running:
        made_again(running.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"]))
