"""A refusal: the set-up or a file cannot be used, said in one line with what to do about it."""

from __future__ import annotations

from burden.warning import Lang


class Refusal(Exception):  # noqa: N818 - a refusal is a word of this project, and no bug
    """What stops a run before it begins; never about the plan itself.

    `where` names the file (and line, where there is one), `what` the trouble, `remedy` the way out.
    `english` says what and remedy in English.
    `str()` is one line, `where: what; remedy`, whatever line breaks the three parts hold.
    """

    def __init__(self, where: str, what: str, remedy: str, english: tuple[str, str]) -> None:
        """Keep the parts as given."""
        super().__init__(where, what, remedy, english)
        self.where = where
        self.what = what
        self.remedy = remedy
        self.english = english

    def __str__(self) -> str:
        """One line for a person: `where: what; remedy`; what a terminal would act on is shown as �."""
        return self.said("zh")

    def said(self, lang: Lang) -> str:
        """The line in one language."""
        what, remedy = (self.what, self.remedy) if lang == "zh" else self.english
        line = " ".join(f"{self.where}: {what}; {remedy}".split())
        return "".join(sign if sign.isprintable() else "�" for sign in line)
