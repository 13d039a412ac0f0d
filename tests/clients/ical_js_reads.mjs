// Reads a calendar from standard input with ical.js (Thunderbird's and Nextcloud's parser) and prints one line an
// event: UID, start, end, status, title, apart by tabs. Times are in UTC, worked out from the VTIMEZONE in the calendar.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
ICAL.TimezoneService.reset();
calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));

function inUtc(property) {
  const name = property.getParameter("tzid");
  if (name && !ICAL.TimezoneService.has(name)) throw new Error(`no VTIMEZONE for ${name}`);
  const time = property.getFirstValue();
  if (name) time.zone = ICAL.TimezoneService.get(name);
  return (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toICALString();
}

for (const component of calendar.getAllSubcomponents("vevent")) {
  const times = ["dtstart", "dtend"].map((name) => inUtc(component.getFirstProperty(name)));
  const text = (name) => component.getFirstPropertyValue(name);
  console.log([text("uid"), ...times, text("status"), text("summary")].join("\t"));
}
