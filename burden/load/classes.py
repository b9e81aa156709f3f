"""Whole classes of units by what plans call them: 各县(市、区), 全部乡镇, 市直各部门, 全市学校."""

from __future__ import annotations

import re

from burden.load.directory import Directory, Unit, spelled

# One word for each class, however the brackets fall.
FORMS = (
    (
        re.compile(r"县\(市、?区\)|县\(区、?市\)|县\(区\)|区\(县\)|县、市、区|市\(县、?区\)|县\(市\)、?区|县级市、?县、?区"),
        "县区",
    ),
    (
        re.compile(
            r"乡\(?镇\)?(?:\(街道\)|、街道|\(街道办(?:事处)?\)|\(街\)|街道)|乡\(镇、?街道(?:办)?\)|镇\(乡、?街道\)|镇\(街道\)|街道\(乡镇\)"
        ),
        "乡镇",
    ),
)
ALL = re.compile(
    r"(?P<whole>全(?:市|县|区|省|域)|本(?:市|县|区|省))?(?:范围内|辖区内?)?(?P<each>(?:各个?|所有|全部|全体|每个)?)(?:的)?(?P<what>.+)"
)
COUNTIES = re.compile(r"县市区|县区|区县|市县区|市县|县|区")
TOWNSHIPS = re.compile(r"乡镇街道|乡镇|镇街|街镇|镇办|镇乡|乡镇办|镇|乡|街道")
OFFICES = re.compile(
    r"(?P<level>省直|省级|市直|市级|市属|市|县直|县级|县|区直|区级)?各?(?:机关)?(?:部门|单位|机关|部门单位|机关单位|部门和单位|部门、单位)"
)
OFFICE_KIND = re.compile(r"部门|机关|局|委|单位|department|agency", re.IGNORECASE)
CLASS = re.compile(f"{COUNTIES.pattern}|{TOWNSHIPS.pattern}|{OFFICES.pattern}")
ENDING = re.compile(r"(?<=.)(?:人民政府|党委、?政府|党委和政府|政府|党委)$")
LEVEL = {"省": "province", "市": "city", "县": "county", "区": "county"}
ENGLISH = re.compile(r"(?:all|each|every) (?:the )?(?P<what>[a-z ]+)", re.IGNORECASE)
ENGLISH_LEVEL = {"county": "county", "counties": "county", "districts": "county", "district": "county", "township": "township"}
ENGLISH_LEVEL |= {"townships": "township", "town": "township", "towns": "township"}


def one_form(text: str) -> str:
    """A text with 县(市、区) and the like put into one word."""
    for pattern, word in FORMS:
        text = pattern.sub(word, text)
    return text


def all_of(text: str, directory: Directory, within: str) -> tuple[str, ...]:
    """The units a class names, of those under `within` unless it is ""; none where the directory cannot tell."""
    if text.isascii() or not directory.units:
        return english(text, directory)
    found = ALL.fullmatch(spelled(one_form(text)))
    if not found:
        return ()
    whole, what = found["whole"] or "", ENDING.sub("", found["what"])
    every = bool(whole or found["each"])
    if not (CLASS.fullmatch(what) or (every and what in directory.kinds)):
        return ()
    under = "" if whole[1:] in ("市", "省", "域") else within
    if whole[1:] in ("县", "区") and not within and len(_counties(directory)) > 1:
        return ()  # whose county it is, nobody says
    return _chosen(what, directory.below(under) if under else list(directory.units.values()))


def english(text: str, directory: Directory) -> tuple[str, ...]:
    """The units of "all counties", "each township" or "all schools" (by kind)."""
    found = ENGLISH.fullmatch(text.strip())
    what = found["what"].casefold().strip() if found else ""
    level = ENGLISH_LEVEL.get(what)
    units = directory.units.values()
    if level:
        return tuple(unit.name for unit in units if unit.is_place and unit.level == level)
    return tuple(unit.name for unit in units if what and unit.kind.casefold() in (what, what.removesuffix("s")))


def _counties(directory: Directory) -> list[Unit]:
    return [unit for unit in directory.units.values() if unit.is_place and unit.level == "county"]


def _chosen(what: str, pool: list[Unit]) -> tuple[str, ...]:
    """The units of a class, by level where it is a class of places or offices, else by kind."""
    if COUNTIES.fullmatch(what):
        found = tuple(unit.name for unit in pool if unit.is_place and unit.level == "county")
        return (
            tuple(name for name in found if name.endswith("区")) or found if what == "区" else found
        )  # 各县 is often said of all
    if TOWNSHIPS.fullmatch(what):
        ending = what if what in ("镇", "乡", "街道") else ""
        places = (unit for unit in pool if unit.is_place and unit.level == "township")
        return tuple(unit.name for unit in places if not ending or unit.name.endswith((ending, f"{ending}办事处")))
    if office := OFFICES.fullmatch(what):
        level = _office_level(office["level"], pool)
        return tuple(unit.name for unit in pool if _is_office(unit) and unit.level == level)
    return tuple(unit.name for unit in pool if spelled(unit.kind) == what)


def _is_office(unit: Unit) -> bool:
    return not unit.is_place and (not unit.kind or bool(OFFICE_KIND.search(unit.kind)))


def _office_level(said: str | None, pool: list[Unit]) -> str | None:
    """The level of the offices meant: as said, or the only one there is."""
    levels = {unit.level for unit in pool if _is_office(unit)}
    return LEVEL[said[0]] if said else levels.pop() if len(levels) == 1 else None
