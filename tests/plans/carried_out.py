"""Activities of a plan that is being carried out, as tests of progress begin."""

from datetime import date

from plans.models import ActivityOrganiser
from tests.factories import ActivityFactory

TODAY = date(2026, 6, 15)


def activity(plan, month, *, kind="research", lead="", **values):
    row = ActivityFactory(
        plan=plan,
        kind=kind,
        schedule_text=f"{month}月",
        schedule_earliest=date(2026, month, 1),
        schedule_latest=date(2026, month, 28),
        schedule_precision="month",
        **values,
    )
    if lead:
        ActivityOrganiser.objects.create(activity=row, name=lead)
    return row
