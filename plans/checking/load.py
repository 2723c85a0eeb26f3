"""Too much at once: committees, leaders and months over the office's limits, and double bookings."""

from collections import defaultdict

from django.utils.translation import gettext as _

from cppcc.dates import short_date

from .facts import find
from .times import months_of


def narrow(row):
    """The row's time lies within one month, so that it weighs on that month."""
    return bool(row.schedule_earliest) and row.schedule_precision in ("day", "ten_days", "month")


def lead_of(row):
    organisers = row.organisers.all()
    return organisers[0].committee if organisers else None


def by_person_and_month(rows, who):
    """{(who, month): rows} for the rows that have both."""
    groups = defaultdict(list)
    for row in rows:
        if who(row) and narrow(row):
            groups[who(row), months_of(row)[0]].append(row)
    return groups


def crowded(rows, who, limit):
    for (whose, month), found in by_person_and_month(rows, who).items():
        if len(found) > limit:
            text = _("%(who)s has %(found)s topics in month %(month)s; %(limit)s are usual: %(rows)s")
            values = {"who": whose, "found": len(found), "month": month, "limit": limit}
            titles = "；".join(row.title for row in found)
            yield find("overload", "warning", text, found[-1], **values, rows=titles)


def committees_in_a_month(facts):
    return crowded(facts.topics, lead_of, facts.rule.committee_topics_a_month)


def leaders_in_a_month(facts):
    return crowded(facts.topics, lambda topic: topic.leader, facts.rule.leader_topics_a_month)


def committees_in_the_year(facts):
    found = defaultdict(list)
    for topic in facts.topics:
        if lead_of(topic):
            found[lead_of(topic)].append(topic)
    limit = facts.rule.committee_topics_a_year
    for committee, topics in found.items():
        if len(topics) > limit:
            text = _("%(who)s leads %(found)s topics this year; %(limit)s are usual.")
            yield find("overload", "warning", text, topics[-1], who=committee, found=len(topics), limit=limit)


def months_of_the_office(facts):
    by_month = defaultdict(int)
    for row in facts.scheduled:
        if narrow(row):
            by_month[months_of(row)[0]] += 1
    limit = facts.rule.office_rows_a_month
    for month, found in sorted(by_month.items()):
        if found > limit:
            text = _("Month %(month)s has %(found)s topics and activities; %(limit)s are usual.")
            yield find("overload", "warning", text, month=month, found=found, limit=limit)


def double_bookings(facts):
    """The same committee or leader in two places on the same day."""
    days = defaultdict(list)
    for row in facts.scheduled:
        if row.schedule_precision != "day":
            continue
        for whose in {lead_of(row), getattr(row, "leader", None)} - {None}:
            days[whose, row.schedule_earliest].append(row)
    for (whose, day), rows in days.items():
        if len(rows) > 1:
            text = _("%(who)s is booked twice on %(day)s: %(rows)s")
            values = {"who": whose, "day": day, "rows": "；".join(row.title for row in rows)}
            yield find("double-booking", "error", text, rows[-1], shown={"day": short_date(day)}, **values)


LOAD_RULES = (
    committees_in_a_month,
    leaders_in_a_month,
    committees_in_the_year,
    months_of_the_office,
    double_bookings,
)
