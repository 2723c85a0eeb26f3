"""My files and my messages: only one's own, safely handed over, opened and marked."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cppcc import outbox
from cppcc.models import Job, OutboxMessage

NAME = "关于印发《2026年度协商工作计划》的通知.pdf"


def make_job(user, state="done", **values):
    job = Job.objects.create(
        kind="test", title="打印计划", key=f"{Job.objects.count()}", state=state, requester=user, **values
    )
    if state == "done":
        job.result_file = default_storage.save(f"jobs/{job.pk}/1-abc", ContentFile(b"%PDF-1.7 test"))
        job.result_name, job.result_type, job.result_size = NAME, "application/pdf", 13
        job.save()
    return job


def message(user, number=1, url="/documents/"):
    outbox.enqueue([outbox.Message(f"key{number}", user, "job", f"已完成{number}", url=url)])
    return OutboxMessage.objects.get(key=f"key{number}")


class TestFiles:
    def test_download_hands_over_the_file_under_its_chinese_name(self, clerk, clerk_client):
        response = clerk_client.get(f"/documents/{make_job(clerk).pk}/download/")
        assert b"".join(response.streaming_content) == b"%PDF-1.7 test"
        assert response["Content-Type"] == "application/pdf"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"] == (
            "attachment; filename*=utf-8''%E5%85%B3%E4%BA%8E%E5%8D%B0%E5%8F%91%E3%80%8A2026%E5%B9%B4%E5%BA%A6"
            "%E5%8D%8F%E5%95%86%E5%B7%A5%E4%BD%9C%E8%AE%A1%E5%88%92%E3%80%8B%E7%9A%84%E9%80%9A%E7%9F%A5.pdf"
        )

    @pytest.mark.parametrize("part", ["", "progress/", "download/"])
    def test_somebody_elses_file_is_not_there(self, stranger, clerk_client, part):
        assert clerk_client.get(f"/documents/{make_job(stranger).pk}/{part}").status_code == 404

    @pytest.mark.parametrize("verb", ["cancel", "retry"])
    def test_somebody_elses_work_stays_as_it_is(self, stranger, clerk_client, verb):
        job = make_job(stranger, state="running" if verb == "cancel" else "failed")
        assert clerk_client.post(f"/documents/{job.pk}/{verb}/").status_code == 404
        assert Job.objects.get(pk=job.pk).state == job.state
        assert Job.objects.count() == 1

    def test_a_file_that_is_gone_from_the_disk_is_not_there(self, clerk, clerk_client):
        job = make_job(clerk)
        default_storage.delete(job.result_file)
        assert clerk_client.get(f"/documents/{job.pk}/download/").status_code == 404

    def test_the_list_holds_ones_own_only(self, clerk, stranger, clerk_client):
        own, foreign = make_job(clerk), make_job(stranger)
        response = clerk_client.get("/documents/")
        assert [line["pk"] for line in response.context["lines"]] == [own.pk]
        assert f"/documents/{foreign.pk}/" not in response.content.decode()

    def test_cancel_and_retry(self, clerk, clerk_client, monkeypatch):
        job = make_job(clerk, state="queued")
        assert clerk_client.get(f"/documents/{job.pk}/cancel/").status_code == 405
        clerk_client.post(f"/documents/{job.pk}/cancel/")
        job.refresh_from_db()
        assert job.state == "cancelled"
        response = clerk_client.post(f"/documents/{job.pk}/retry/")
        again = Job.objects.exclude(pk=job.pk).get()
        assert response["Location"] == f"/documents/{again.pk}/"
        assert (again.state, again.title) == ("queued", job.title)

    def test_the_page_asks_again_only_while_there_is_something_to_wait_for(self, clerk, clerk_client):
        def asks(job):
            return "data-poll" in clerk_client.get(f"/documents/{job.pk}/progress/").content.decode()

        assert [asks(make_job(clerk, state)) for state in Job.State.values] == [True, True] + [False] * 4


class TestMessages:
    def test_opening_marks_it_read_and_goes_where_it_leads(self, clerk, clerk_client):
        one = message(clerk)
        assert "1<span" in clerk_client.get("/").content.decode()
        assert clerk_client.get(f"/messages/{one.pk}/")["Location"] == "/documents/"
        one.refresh_from_db()
        assert one.read_at is not None
        assert clerk_client.get("/").context["unread"] == 0

    def test_it_leads_nowhere_else(self, clerk, clerk_client):
        one = message(clerk, url="https://evil.example/")
        assert clerk_client.get(f"/messages/{one.pk}/")["Location"] == "/messages/"

    def test_somebody_elses_is_not_there_and_stays_unread(self, stranger, clerk_client):
        foreign = message(stranger)
        assert clerk_client.get(f"/messages/{foreign.pk}/").status_code == 404
        clerk_client.post("/messages/", {"action": "read", "selected": [foreign.pk], "all": "yes"})
        clerk_client.post("/messages/read/")
        foreign.refresh_from_db()
        assert foreign.read_at is None

    def test_bulk_marks_what_is_ticked(self, clerk, clerk_client):
        rows = [message(clerk, number) for number in range(3)]
        response = clerk_client.post(
            "/messages/?reading=unread", {"action": "read", "selected": [rows[0].pk, rows[2].pk]}
        )
        assert response["Location"] == "/messages/?reading=unread"
        assert list(OutboxMessage.objects.unread().values_list("key", flat=True)) == ["key1"]
        assert "标为已读：已处理 2 项。" in clerk_client.get("/messages/").content.decode()

    def test_bulk_marks_all_that_is_filtered(self, clerk, clerk_client):
        for number in range(25):
            message(clerk, number)
        clerk_client.post("/messages/?search=已完成1", {"action": "read", "all": "yes"})
        assert OutboxMessage.objects.unread().count() == 14

    def test_an_unknown_action_is_refused(self, clerk_client):
        assert clerk_client.post("/messages/", {"action": "burn"}).status_code == 400

    def test_all_at_once(self, clerk, clerk_client):
        message(clerk)
        clerk_client.post("/messages/read/")
        assert OutboxMessage.objects.unread().count() == 0


class TestWorkbench:
    @pytest.mark.parametrize("count", [1, 3])
    def test_the_number_of_queries_does_not_grow(self, clerk, clerk_client, count):
        for number in range(count):
            message(clerk, number)
            make_job(clerk)
        clerk_client.get("/")
        with CaptureQueriesContext(connection) as queries:
            assert clerk_client.get("/").status_code == 200
        assert len(queries) == 7

    def test_late_background_work_is_told(self, clerk, clerk_client):
        job = make_job(clerk, state="queued")
        assert "后台任务有延迟" not in clerk_client.get("/").content.decode()
        Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timezone.timedelta(seconds=61))
        assert "后台任务有延迟" in clerk_client.get("/").content.decode()
