"""From which address a request comes, when proxies stand before us."""

from functools import cache
from ipaddress import ip_address, ip_network

from django.conf import settings


@cache
def networks(names):
    return [ip_network(name, strict=False) for name in names]


def is_trusted(address):
    return any(address in network for network in networks(tuple(settings.TRUSTED_PROXIES)))


def client_address(request):
    """The nearest address that is none of our proxies (`TRUSTED_PROXIES`: addresses or networks).

    Only our own proxies are believed: what a client writes into X-Forwarded-For itself stands farther away
    than its own address and is never reached.
    """
    nearest = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    for text in [nearest, *reversed(forwarded)]:
        try:
            address = ip_address(text.strip())
        except ValueError:
            break
        nearest = str(address)
        if not is_trusted(address):
            break
    return nearest
