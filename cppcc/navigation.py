"""The main navigation: each application lists its entries in `menu.py`, a person sees those that open."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.urls import get_script_prefix, reverse

from .permissions import LOCAL_APPLICATIONS, SIGNED_IN, access_to

PHONE_PLACES = 3


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; `phone` puts it into the bar at the foot of a phone."""

    view_name: str
    label: str
    icon: str
    order: int
    section: str = ""
    phone: bool = False


def modules(name):
    """The modules called `name` of the applications that have one."""
    return [
        import_module(f"{application}.{name}")
        for application in LOCAL_APPLICATIONS
        if find_spec(f"{application}.{name}")
    ]


@cache
def entries():
    """All entries of all applications, in order."""
    found = [entry for module in modules("menu") for entry in module.ENTRIES]
    return sorted(found, key=lambda entry: entry.order)


@cache
def addresses(prefix):
    """{view name: address} of all entries below the prefix under which the server runs; every page asks."""
    return {entry.view_name: reverse(entry.view_name) for entry in entries()}


def navigation_for(user, request):
    """[{entry, url, current}] for the entries that `user` may open; the nearest one above is current."""
    urls = addresses(get_script_prefix())
    found = [
        (entry, urls[entry.view_name])
        for entry in entries()
        if access_to(entry.view_name) == SIGNED_IN or user.has_perm(access_to(entry.view_name))
    ]
    nearest = max((url for _entry, url in found if is_above(url, request.path)), key=len, default="")
    return [{"entry": entry, "url": url, "current": url == nearest} for entry, url in found]


def is_above(url, path):
    return path == url if url == "/" else path.startswith(url)
