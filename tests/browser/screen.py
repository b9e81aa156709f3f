"""A page on a screen: opened, watched for complaints and requests, and asked how it looks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.scenes import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "chromium")
HEIGHTS = {1440: 900, 768: 1024, 390: 844}  # px of a screen, by its width
AXE = ROOT / ".clients" / "node_modules" / "axe-core" / "axe.min.js"  # where `make clients` puts it
TALL = 2600  # px of a picture
Open = Callable[..., AbstractContextManager["Page"]]
# What is asked of a page; each answers with the first few offenders, so that a failure names them.
NAMED = "const named = (each) => `${each.tagName}.${each.className.baseVal ?? each.className}`;"
TEXTS = """const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, host = text.parentElement;
    if (text.data.trim() && !['STYLE', 'SCRIPT'].includes(host.tagName) && host.checkVisibility({visibilityProperty: true})) texts.push([text, host]);
  }"""
STICKS_OUT = f"""() => {{
  {NAMED}
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > room + 1);
  return wide.slice(0, 5).map(named);
}}"""
SPILLS = f"""() => {{
  {NAMED}
  {TEXTS}
  const framed = 'td, th, li, details, section, .box', range = document.createRange();
  const spilt = texts.filter(([text, host]) => {{
    range.selectNodeContents(text);
    const end = host.ownerSVGElement ? 0 : range.getBoundingClientRect().right;
    for (let each = host; getComputedStyle(each).overflowX === 'visible' && each !== document.body; each = each.parentElement)
      if (each.matches(framed) && end > each.getBoundingClientRect().right + 1) return true;
    return false;
  }});
  return spilt.slice(0, 5).map(([text, host]) => `${{named(host)}}: ${{text.data.trim().slice(0, 20)}}`);
}}"""
TOO_SMALL = f"""(smallest) => {{
  {NAMED}
  {TEXTS}
  const found = new Map();
  for (const [text, host] of texts) {{
    const scale = host.ownerSVGElement ? host.getScreenCTM().a : 1;
    const size = Math.round(parseFloat(getComputedStyle(host).fontSize) * scale * 100) / 100;
    if (size < smallest) found.set(`${{named(host)}} ${{size}}px`, text.data.trim().slice(0, 20));
  }}
  return [...found].slice(0, 5).map((each) => each.join(': '));
}}"""
ALL_OF_IT = "* { content-visibility: visible !important; }"  # what is out of sight is not laid out, and would hide its faults


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
