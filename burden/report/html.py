"""HTML: templates in which whatever comes from the data is escaped, and pages that need nothing but themselves."""

from __future__ import annotations

import base64
import functools
import hashlib
import io
from collections.abc import Mapping
from typing import Any

import jinja2
from markupsafe import Markup

from burden.check import Checked
from burden.forms import clean
from burden.report.figures import Provisional
from burden.report.spoken import day_words
from burden.report.words import word
from burden.warning import Lang

PIECES = 50  # of a page made safe and encoded at once: a page of 100,000 warnings is never in memory as text


@functools.cache
def environment() -> jinja2.Environment:
    """The templates: everything from the data is escaped, an unknown name is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("burden.report", "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def render(name: str, title: str, checked: Checked, provisional: Provisional, lang: Lang, context: Mapping[str, Any]) -> bytes:
    """A page out of its template, style and script; the page's own policy lets no other script run."""
    code = "\n".join(environment().loader.get_source(environment(), file)[0] for file in ("find.js", f"{name}.js"))  # type: ignore[union-attr]
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    page = environment().get_template(f"{name}.html").stream(
        t=functools.partial(word, lang=lang), title=title, today=day_words(checked.today, lang, -1), lost=checked.lost,
        provisional=word("comma", lang).join(map(str, provisional.pressing)), distant=word("comma", lang).join(map(str, provisional.distant)),
        script={"text": Markup(code), "hash": f"sha256-{digest}"}, **context,  # noqa: S704 - a constant of the package
    )  # fmt: skip
    page.enable_buffering(PIECES)
    whole = io.BytesIO()
    whole.writelines(clean(part).encode() for part in page)
    return whole.getvalue()
