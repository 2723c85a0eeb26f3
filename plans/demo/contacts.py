"""Member groups of the demo county, the places its members look after, and the calls paid on them."""

from datetime import timedelta

from members.models import ContactDuty, ContactPoint, MemberGroup, MemberVisit
from members.services import create_contact_row, create_office_row, join_group

from . import content


def make_contacts(made, by):
    """Everything of `data/contacts.toml`; the first of a group convenes it."""
    given = content.tables("contacts")
    for order, group in enumerate(given["groups"], 1):
        names = group.pop("members")
        row = create_office_row(MemberGroup, made.county, by=by, order=order, **group)
        for place, name in enumerate(names):
            join_group(
                made.members[name],
                row,
                made.term,
                by=by,
                position="member" if place else "convener",
            )
    for order, point in enumerate(given["points"], 1):
        make_point(made, by, order=order, **point)
    for visit in given["visits"]:
        make_visit(made, by, **visit)


def make_point(made, by, *, duties, **values):
    point = create_office_row(ContactPoint, made.county, by=by, **values)
    for name, duty in duties.items():
        create_contact_row(
            ContactDuty,
            made.county,
            by=by,
            member=made.members[name],
            point=point,
            duty=duty,
            since=made.term_begins,
        )


def make_visit(made, by, *, member, days, **values):
    day = made.today - timedelta(days=days)
    create_contact_row(MemberVisit, made.county, by=by, member=made.members[member], on=day, **values)
