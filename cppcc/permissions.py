"""Who may, in general: the permission table of addresses, and the one way a service asks."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

PUBLIC = "public"
SIGNED_IN = "signed in"

LOCAL_APPLICATIONS = ("cppcc", "members", "plans", "proposals")

ADDRESSES = {
    "workbench": SIGNED_IN,
    "loose_time": SIGNED_IN,
    "search": SIGNED_IN,
    "health_live": PUBLIC,
    "health_ready": PUBLIC,
    "documents:list": SIGNED_IN,
    "documents:detail": SIGNED_IN,
    "documents:progress": SIGNED_IN,
    "documents:download": SIGNED_IN,
    "documents:cancel": SIGNED_IN,
    "documents:retry": SIGNED_IN,
    "messages:list": SIGNED_IN,
    "messages:open": SIGNED_IN,
    "messages:read_all": SIGNED_IN,
    "not_found": PUBLIC,
    "admin:*": "cppcc.repair",
}


@cache
def address_table():
    """Every application's `ADDRESSES`: name of an address → PUBLIC, SIGNED_IN or a permission.

    `space:*` stands for all names of a namespace.
    """
    table = {}
    for application in LOCAL_APPLICATIONS:
        if find_spec(f"{application}.permissions"):
            table.update(import_module(f"{application}.permissions").ADDRESSES)
    return table


def access_to(view_name):
    """What `view_name` asks of a person; None when nobody has listed it, which closes it to everybody."""
    table = address_table()
    if view_name in table:
        return table[view_name]
    return table.get(f"{view_name.rpartition(':')[0]}:*")


def require(user, permission, subject=None):
    """Raise `PermissionDenied` unless `user`, acting as now, holds `permission` (on `subject`)."""
    if not user.has_perm(permission, subject):
        raise PermissionDenied(_("Your present role does not allow this."))
