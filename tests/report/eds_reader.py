"""Import calendars one after another into evolution-data-server, as GNOME's calendar does; run by the system's Python."""

import json
import sys

import gi

for name, version in (("ECal", "2.0"), ("EDataServer", "1.2"), ("ICalGLib", "3.0")):
    gi.require_version(name, version)
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402

registry = EDataServer.SourceRegistry.new_sync(None)
client = ECal.Client.connect_sync(registry.ref_builtin_calendar(), ECal.ClientSourceType.EVENTS, 30, None)
held = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", newline="") as file:
        client.receive_objects_sync(ICalGLib.Component.new_from_string(file.read()), ECal.OperationFlags.NONE, None)
    _, found = client.get_object_list_sync("#t", None)
    held.append(
        [
            [
                each.get_uid(),
                each.get_summary(),
                each.get_dtstart().as_ical_string(),
                each.get_dtend().as_ical_string(),
                each.get_description(),
            ]
            for each in found
        ]
    )
print(json.dumps(held))
