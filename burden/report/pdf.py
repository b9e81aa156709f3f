"""The report on paper: printed to PDF by the browser this computer has, and read back before it counts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from burden.warning import iso

BROWSER = "BURDEN_BROWSER"  # names the browser where it stands in none of the usual places
OLDEST = 131  # the first version that numbers pages from the style
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable")
_FOLDERS = ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA")
_WINDOWS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
_MAC = tuple(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Microsoft Edge", "Chromium"))
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
_PATIENCE = 180  # seconds: ten thousand warnings took 130 on a busy machine
_DATED = re.compile(rb"(?<=Date \(D:)\d{14}[-+]\d\d'\d\d'")
_NODE = re.compile(rb"(?<=\(node)\d{8}(?=\))")  # an element in the tree for screen readers, numbered as the browser happens to
_HAN = re.compile("[\u4e00-\u9fff]")
_ENOUGH, _FACES = 20, 4  # so many different signs are never drawn in so few shapes, but where all are one empty box


class Unprinted(Exception):  # noqa: N818 - about the computer, and no bug
    """The page cannot be printed here; `args` are where, what, remedy, and the last two in English."""


def browser(environ: Mapping[str, str]) -> str:
    """The program to print with; `Unprinted` where it, or what reads its work back, is missing."""
    if not find_spec("pypdfium2"):
        english = "printing needs more", 'pip install "burden[pdf]"'
        raise Unprinted("--pdf", "打印要先安装附加组件", 'pip install "burden[pdf]"', english)
    known = [environ[BROWSER]] if environ.get(BROWSER) else _installed(environ)
    found = next((each for each in known if Path(each).is_file()), None)
    if not found:
        english = (
            "no browser to print with was found",
            f"install Edge, Chrome or Chromium {OLDEST} or later, or name it in {BROWSER}",
        )
        remedy = f"请安装 {OLDEST} 版以上的 Edge、Chrome 或 Chromium，或用环境变量 {BROWSER} 写明它的位置"
        raise Unprinted(environ.get(BROWSER) or "--pdf", "没有找到可以打印的浏览器", remedy, english)
    return found


def pdf(page: bytes, today: int, program: str) -> bytes:
    """An HTML page as PDF, dated `today`: the same bytes for the same page and browser; `Unprinted` where they are not fit to read."""
    made = _steady(_printed(page, program), today)
    _fit(made, program)
    return made


def _installed(environ: Mapping[str, str]) -> Iterator[str]:
    """Where browsers stand; on Windows never by name alone, which would look into the folder of the plans first."""
    yield from (f"{environ[folder]}/{each}" for folder in _FOLDERS if folder in environ for each in _WINDOWS)
    yield from _MAC
    if os.name != "nt":
        yield from filter(None, map(shutil.which, _NAMES))


def _printed(page: bytes, program: str) -> bytes:
    """What the browser makes of the page, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="burden-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "index.html"), Path(folder, "report.pdf")
        source.write_bytes(page)
        places = (f"--user-data-dir={Path(folder, 'browser')}", f"--print-to-pdf={made}", source.as_uri())
        quiet: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        try:
            subprocess.run([program, *_FLAGS, *_as_root(), *places], check=True, timeout=_PATIENCE, **quiet)  # noqa: S603 - no word from a plan
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError):
            english = "it printed nothing", f"start it once by hand, or name another browser in {BROWSER}"
            raise Unprinted(
                program, "没有打印出来", f"请先手工打开它一次，或用环境变量 {BROWSER} 换一个浏览器", english
            ) from None


def _steady(made: bytes, today: int) -> bytes:
    """The print without the clock and the counters of the run that made it, everything else in its place."""
    stamp = f"{iso(today).replace('-', '')}000000+00'00'".encode()
    numbers = {old: b"%08d" % new for new, old in enumerate(sorted(set(_NODE.findall(made))))}
    return _NODE.sub(lambda found: numbers[found[0]], _DATED.sub(stamp, made))


def _as_root() -> tuple[str, ...]:
    """What Chromium asks for where it is started by root, as in a container."""
    return ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()


def _fit(made: bytes, program: str) -> None:
    """Refuse a print without page numbers, or one whose Chinese is empty boxes."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - an extra

    try:
        document = PdfDocument(made)
    except PdfiumError:
        english = "what it printed is no PDF", f"name another browser in {BROWSER}"
        raise Unprinted(program, "打印出来的不是 PDF", f"请用环境变量 {BROWSER} 换一个浏览器", english) from None
    try:
        pages = len(document)
        numbered = f"{pages} / {pages}" in document[pages - 1].get_textpage().get_text_range().splitlines()
        lettered = _lettered(document[0].get_textpage())
    finally:
        document.close()
    if not lettered:
        english = "no Chinese font is installed", "install one, such as Noto Sans CJK SC"
        raise Unprinted("report.pdf", "这台电脑没有中文字体", "请安装中文字体，如 Noto Sans CJK SC（fonts-noto-cjk）", english)
    if not numbered:
        english = "too old to number pages", f"update it to version {OLDEST} or later"
        raise Unprinted(program, "版本太旧，印不出页码", f"请更新到 {OLDEST} 版以上", english)


def _lettered(page: Any) -> bool:
    """Whether the Chinese signs of a page have shapes of their own."""
    found = [(at, sign) for at in range(page.count_chars()) if _HAN.match(sign := page.get_text_range(at, 1))]
    boxes = [page.get_charbox(at) for at, _ in found]
    shapes = {round((right - left) / max(top - bottom, 0.01), 2) for left, bottom, right, top in boxes}
    return len({sign for _, sign in found}) < _ENOUGH or len(shapes) > _FACES
