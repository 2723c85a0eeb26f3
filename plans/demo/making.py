"""Making the demo data in one transaction."""

from django.db import transaction

from members.models import Organization, User
from plans.models import AnnualPlan
from plans.services import load_presets

from . import accounts, contacts, county, messages, plans, surroundings

SIZES = ("county", "city", "province")


class NotEmpty(Exception):
    """The database holds data that the demo must not mix with."""


@transaction.atomic
def make_demo(size, seed, today):
    """Fill an empty database; the same `size`, `seed` and year make the same content. Raises `NotEmpty`."""
    if any(model.objects.exists() for model in (Organization, User, AnnualPlan)):
        raise NotEmpty
    made = county.Made(today)
    county.make_superior(made, surroundings.make_province(size))
    load_presets(made.root)
    county.make_offices(made)
    accounts.make_accounts(made)
    county.make_members(made, by=made.users["clerk"])
    contacts.make_contacts(made, by=made.users["clerk"])
    plans.make_plans(made)
    messages.make_messages(made)
    plans.make_waiting(made)
    if size != "county":
        surroundings.make_surroundings(made, size, seed)
    return made
