"""The pictures of README.md: `python -m tests.browser.pictures` makes docs/report.png, docs/calendar.png and docs/phone.png."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.browser.scenes import ROOT, pages
from tests.browser.screen import CHROMIUM


class Picture(NamedTuple):
    """A picture: which page at which place, how large a screen (px), and how many dots a px."""

    name: str
    page: str
    width: int
    height: int
    dots: int


PICTURES = (
    Picture("report", "index.html", 1440, 1000, 1),
    Picture("calendar", "calendar.html#m-2026-05", 1440, 1000, 1),
    Picture("phone", "calendar.html#m-2026-05", 390, 844, 2),
)


def main() -> None:
    """Take them of the example city, as `make report` shows it."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        for name, data in pages("city", "zh").items():
            Path(folder, name).write_bytes(data)
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"])
        for each in PICTURES:
            page = browser.new_page(viewport={"width": each.width, "height": each.height}, device_scale_factor=each.dots)
            page.goto(f"{Path(folder).as_uri()}/{each.page}")
            page.screenshot(path=ROOT / "docs" / f"{each.name}.png")


if __name__ == "__main__":
    main()
