"""Error pages: what happened, what to do, the number of the request, and everything that was typed."""

import pytest
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.test import Client, RequestFactory

from cppcc.middleware import ErrorPageMiddleware
from cppcc.models import StaleObject
from cppcc.views import errors
from cppcc.workflow import WrongState

TYPED = "关于加强古城保护的建议，写了半天 <b>&"
ESCAPED = "关于加强古城保护的建议，写了半天 &lt;b&gt;&amp;"


def guarded(user):
    """A signed-in client whose forms need their token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.mark.parametrize("signed_in", [True, False])
def test_nothing_here(signed_in, clerk_client, db):
    client = clerk_client if signed_in else Client()
    response = client.get("/no/such/page/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "没有找到此页面" in page
    assert response["X-Request-ID"] in page
    assert ("主导航" in page) is signed_in


def test_an_address_without_its_last_stroke_is_put_right(clerk_client):
    response = clerk_client.get("/documents?state=done")
    assert (response.status_code, response["Location"]) == (301, "/documents/?state=done")


def test_a_form_sent_after_the_session_ended_keeps_what_was_typed(db):
    response = Client().post("/documents/1/retry/", {"body": TYPED, "password": "secret-word"})
    page = response.content.decode()
    assert response.status_code == 403
    assert page.count(ESCAPED) == 2
    assert 'action="/documents/1/retry/"' in page
    assert "secret-word" not in page


def test_a_form_sent_with_an_expired_token_keeps_what_was_typed(clerk):
    client = guarded(clerk)
    response = client.post("/documents/1/retry/?from=list", {"body": TYPED})
    page = response.content.decode()
    assert response.status_code == 403
    assert page.count(ESCAPED) == 2
    assert 'action="/documents/1/retry/?from=list"' in page


def test_what_is_sent_again_arrives_unchanged(clerk):
    client = guarded(clerk)
    page = client.post("/preferences/", {"language": "en", "phone": "\n" + TYPED}).content.decode()
    assert f'<input type="hidden" name="phone" value="\n{ESCAPED}">' in page


def test_too_large_comes_before_anything_reads_it(clerk_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = clerk_client.post("/preferences/", {"phone": "x" * 2000})
    assert response.status_code == 413
    assert "提交的内容太大" in response.content.decode()


def test_ten_megabytes_of_text_come_back_with_a_kind_word(clerk_client):
    text = "长" * 3_400_000
    response = clerk_client.post("/preferences/", {"language": "en", "phone": text})
    assert response.status_code == 200
    assert text in response.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (PermissionDenied("没有资格"), 403, "没有资格"),
        (BadRequest("年份有误"), 400, "年份有误"),
        (WrongState("已经印发"), 409, "已经印发"),
        (ValueError("boom"), 500, "系统出错了"),
    ],
)
@pytest.mark.parametrize("debug", [True, False])
def test_every_error_of_a_view_has_its_page(error, status, words, debug, settings, caplog):
    settings.DEBUG = debug
    request = RequestFactory().post("/preferences/", {"body": TYPED})
    request.id = "0123456789ab"
    response = ErrorPageMiddleware(None).process_exception(request, error)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert ESCAPED in page
    assert "0123456789ab" in page


def test_a_stale_row_is_a_conflict(office):
    request = RequestFactory().post("/preferences/", {"body": TYPED})
    request.id = "0123456789ab"
    response = ErrorPageMiddleware(None).process_exception(request, StaleObject(office))
    assert response.status_code == 409
    assert ESCAPED in response.content.decode()


def test_a_server_error_needs_no_database(django_db_blocker):
    request = RequestFactory().get("/")
    request.id = "0123456789ab"
    with django_db_blocker.block():
        response = errors.server_error(request)
    assert response.status_code == 500
    assert "0123456789ab" in response.content.decode()


def test_a_lost_database_is_told_kindly(clerk_client, monkeypatch):
    def broken(*args, **kwargs):
        raise OperationalError("server closed the connection")

    clerk_client.raise_request_exception = False
    monkeypatch.setattr("cppcc.context_processors.navigation_for", broken)
    response = clerk_client.get("/")
    assert response.status_code == 500
    assert response["X-Request-ID"] in response.content.decode()


def test_a_fragment_asked_for_after_the_session_ended_is_refused_in_place(db):
    response = Client().get("/documents/", headers={"HX-Request": "true"})
    assert response.status_code == 401


def test_an_address_that_nobody_listed_is_closed(clerk_client, monkeypatch):
    monkeypatch.setattr("cppcc.middleware.access_to", lambda name: None)
    assert clerk_client.get("/").status_code == 403
