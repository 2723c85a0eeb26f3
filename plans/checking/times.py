"""Times and organisers: missing ones, times outside the year, months with nothing."""

from django.utils.translation import gettext as _

from .facts import find


def topics_without_time(facts):
    for topic in facts.topics:
        if not topic.schedule_text:
            yield find("no-time", "warning", _("“%(row)s” has no time."), topic, row=topic)


def topics_without_organiser(facts):
    for topic in facts.topics:
        if not topic.organisers.all():
            yield find("no-organiser", "warning", _("“%(row)s” has no organiser."), topic, row=topic)


def organisers_outside_the_office(facts):
    """A name that is no committee of the office: nobody would be told, nothing would be counted."""
    for row in facts.scheduled:
        for organiser in row.organisers.all():
            if not organiser.committee_id:
                text = _("“%(row)s”: the organiser “%(name)s” is no committee of the office.")
                yield find("unknown-organiser", "note", text, row, row=row, name=organiser.name)


def times_outside_the_year(facts):
    year = facts.plan.year
    for row in facts.scheduled:
        days = [day for day in (row.schedule_earliest, row.schedule_latest) if day]
        if any(day.year != year for day in days):
            text = _("“%(row)s” (%(time)s) does not lie in %(year)s.")
            yield find("outside-year", "warning", text, row, row=row, time=row.schedule_text, year=year)


def months_with_nothing(facts):
    """Empty months, once some months have something; rows for the whole year do not fill them."""
    busy = set()
    for row in facts.scheduled:
        if row.schedule_earliest and row.schedule_precision not in ("year", "half_year"):
            busy.update(months_of(row))
    empty = [month for month in range(1, 13) if month not in busy]
    if busy and empty:
        text = _("Nothing is planned in: %(months)s.")
        names = _(", ").join(_("month %(n)s") % {"n": month} for month in empty)
        yield find("empty-months", "note", text, shown={"months": names}, months=empty)


def months_of(row):
    """The months (1–12) of the earliest year that a row touches."""
    first, last = row.schedule_earliest, row.schedule_latest
    end = 12 if last.year > first.year else last.month
    return range(first.month, end + 1)


TIME_RULES = (
    topics_without_time,
    topics_without_organiser,
    organisers_outside_the_office,
    times_outside_the_year,
    months_with_nothing,
)
