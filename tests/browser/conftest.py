"""What the tests in a browser share: Chromium, the pages of every scene on disk, and where their pictures are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.scenes import ROOT, pages
from tests.browser.screen import CHROMIUM, Open, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser


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
