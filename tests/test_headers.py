"""What every answer says to the browser, and whom we take a request to come from."""

import pytest
from django.test import Client, RequestFactory

from cppcc.client_address import client_address


def test_pages_of_signed_in_people_are_kept_nowhere(clerk_client):
    answer = clerk_client.get("/documents/")["Cache-Control"]
    assert answer == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_the_content_policy_allows_our_own_files_and_nothing_inline(clerk_client):
    policy = dict(
        part.strip().split(" ", 1)
        for part in clerk_client.get("/")["Content-Security-Policy"].split(";")
        if part.strip()
    )
    assert policy == {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


def test_nobody_frames_or_guesses(db):
    response = Client().get("/sign-in/")
    expected = {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert {name: response[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("remote", "forwarded", "found"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("", "198.51.100.7", ""),
        ("2001:db8::1", "", "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, remote, forwarded, found):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == found


def test_one_place_locks_an_account_for_itself_only(clerk, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]

    def sign_in(place, password):
        data = {"username": clerk.username, "password": password}
        return Client().post("/sign-in/", data, headers={"X-Forwarded-For": place}).status_code

    assert [sign_in("198.51.100.7", "wrong") for _ in range(5)][-1] == 429
    assert sign_in("198.51.100.7", "Cppcc-2026-ok") == 429
    assert sign_in("198.51.100.8", "Cppcc-2026-ok") == 302
