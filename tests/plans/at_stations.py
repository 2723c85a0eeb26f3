"""A plan led to one of its stations, as tests of stations begin."""

from plans.models import AnnualPlan
from plans.services import load_presets, pass_station, record_station, submit_plan

from .small_plan import TODAY, small_plan

PDF = b"%PDF-1.7\n%%EOF"


def plan_with_stations(office, clerk):
    """A draft of an office with the preset stations of a county."""
    plan = small_plan(office, clerk)
    load_presets(office)
    return plan


def bring_to(plan, clerk, name):
    """Submit the plan and lead it on until it stands at the station called `name`."""
    submit_plan(plan, by=clerk)
    while plan.station.name != name:
        if plan.station.who == "external":
            record_station(plan, by=clerk, today=TODAY, decided_on=TODAY)
        else:
            pass_station(plan, by=clerk)
    return plan


def url_of(plan, page):
    return f"/plans/{plan.pk}/{page}/"


def stored(plan):
    return AnnualPlan.objects.get(pk=plan.pk)
