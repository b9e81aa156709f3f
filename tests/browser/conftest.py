"""What the tests in a browser share: Chromium, the pages of every scene on disk, and where their pictures are kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.scenes import ROOT, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "chromium")
HEIGHTS = {1440: 900, 768: 1024, 390: 844}  # px of a screen, by its width
TALL = 2600  # px of a picture
Open = Callable[..., AbstractContextManager["Page"]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        program = running.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"])
        yield program
        program.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Where the pages of a scene in one language stand."""

    @cache
    def made(scene: str, lang: str) -> Path:
        into = tmp_path_factory.mktemp(f"{scene}-{lang}")
        for name, data in pages(scene, lang).items():
            (into / name).write_bytes(data)
        return into

    return made


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where pictures are kept for people to look at; git knows nothing of it."""
    into = ROOT / "out" / "screens"
    into.mkdir(parents=True, exist_ok=True)
    return into


@pytest.fixture
def opened(chromium: Browser) -> Open:
    """opened(file, width) is the page; it fails where the page complains or asks for anything but itself."""
    return partial(watched, chromium)


@contextmanager
def watched(chromium: Browser, file: Path, width: int = 1440, view: str = "") -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": HEIGHTS.get(width, 900)}, offline=True)
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.extend(complaint(message)))
    page.goto(file.as_uri())
    if view:
        page.click(f"button[data-show={view}]")
        page.evaluate("scrollTo(0, 0)")
    try:
        yield page
        assert (complaints, asked) == ([], [file.as_uri()])
    finally:
        context.close()


def complaint(message: ConsoleMessage) -> list[str]:
    return [message.text] if message.type in ("error", "warning") else []
