/* Reads a calendar from standard input with libical, holds it against RFC 5546's table of what each component must
 * have (icalrestriction_check), and prints one line an event: UID, start, end, status, title, apart by tabs. Times are
 * in UTC, worked out from the VTIMEZONE in the calendar and nothing else. Ends with 1 and the reasons on what it
 * refuses. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_all(FILE *in)
{
    size_t size = 0, room = 1 << 16;
    char *text = malloc(room);
    size_t got;
    while (text && (got = fread(text + size, 1, room - size - 1, in)) > 0) {
        size += got;
        if (room - size < 2)
            text = realloc(text, room *= 2);
    }
    if (text)
        text[size] = '\0';
    return text;
}

static int complaints(icalcomponent *component)
{
    int count = 0;
    icalproperty *property;
    icalcomponent *child;
    for (property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); property;
         property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY), count++)
        fprintf(stderr, "%s\n", icalproperty_as_ical_string(property));
    for (child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); child;
         child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        count += complaints(child);
    return count;
}

/* Without a method libical asks for next to nothing. A published event is held to the most, an organizer included:
 * a copy is given one, since our calendars must not have it. */
static int is_valid(icalcomponent *calendar)
{
    icalcomponent *copy = icalcomponent_new_clone(calendar);
    icalcomponent *event;
    int valid = icalrestriction_check(calendar);
    icalcomponent_add_property(copy, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (event = icalcomponent_get_first_component(copy, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(copy, ICAL_VEVENT_COMPONENT))
        icalcomponent_add_property(event, icalproperty_new_organizer("mailto:nobody@example.org"));
    valid = icalrestriction_check(copy) && valid && !complaints(copy);
    icalcomponent_free(copy);
    return valid;
}

/* The zone of the calendar itself; icalcomponent_get_dtstart would take a built-in one of the same name. */
static const char *in_utc(icalcomponent *calendar, icalproperty *property, struct icaltimetype time)
{
    icalparameter *tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (tzid) {
        icaltimezone *zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid));
        if (!zone) {
            fprintf(stderr, "no VTIMEZONE for %s\n", icalparameter_get_tzid(tzid));
            exit(1);
        }
        icaltimezone_convert_time(&time, zone, icaltimezone_get_utc_timezone());
        time.zone = icaltimezone_get_utc_timezone();
    }
    return icaltime_as_ical_string(time);
}

static void print_event(icalcomponent *calendar, icalcomponent *event)
{
    icalproperty *start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
    printf("%s\t", icalcomponent_get_uid(event));
    printf("%s\t", in_utc(calendar, start, icalproperty_get_dtstart(start)));
    printf("%s\t", in_utc(calendar, end, icalproperty_get_dtend(end)));
    printf("%s\t%s\n", icalproperty_status_to_string(icalcomponent_get_status(event)), icalcomponent_get_summary(event));
}

int main(void)
{
    char *text = read_all(stdin);
    icalcomponent *calendar = text ? icalparser_parse_string(text) : NULL;
    icalcomponent *event;
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
        fprintf(stderr, "not a calendar\n");
        return 1;
    }
    if (complaints(calendar) || !is_valid(calendar))
        return 1;
    for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        print_event(calendar, event);
    icalcomponent_free(calendar);
    free(text);
    return 0;
}
