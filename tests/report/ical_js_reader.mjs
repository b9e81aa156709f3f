// Read a calendar with ical.js, as web calendars do: node ical_js_reader.mjs FILE.ics, with ical.js beside it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ICAL = createRequire(process.argv[3] + "/")("ical.js").default ?? createRequire(process.argv[3] + "/")("ical.js");
const root = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const days = (time) => time.toString().replaceAll("-", "").slice(0, 8);
const events = root.getAllSubcomponents("vevent").map((each) => {
  const event = new ICAL.Event(each);
  return [event.uid, event.summary, days(event.startDate), days(event.endDate), event.description];
});
console.log(JSON.stringify(events));
