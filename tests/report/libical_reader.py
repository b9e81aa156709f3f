"""Read a calendar with libical, as desktop calendars do; run by the system's Python, which has its bindings."""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    root = ICalGLib.Component.new_from_string(file.read())
kind = ICalGLib.ComponentKind.VEVENT_COMPONENT
found = []
event = root.get_first_component(kind)
while event is not None:
    begin, end = event.get_dtstart(), event.get_dtend()
    found.append([event.get_uid(), event.get_summary(), begin.as_ical_string(), end.as_ical_string(), event.get_description()])
    event = root.get_next_component(kind)
print(json.dumps({"errors": ICalGLib.Component.count_errors(root), "events": found}))
