"""Scans of decisions: kept, handed out, refused when they are none."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from plans.services.scans import checked_format
from tests.conftest import person, signed_in

from .at_stations import PDF, bring_to, plan_with_stations, stored, url_of
from .pages import form_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return plan_with_stations(office, clerk)


def upload(client, plan, name, content, **typed):
    data = form_on(client.get(url_of(plan, "record")), "decided_on")
    file = SimpleUploadedFile(name, content)
    return client.post(url_of(plan, "record"), {**data, **typed, "scan": file})


def test_scan_is_kept_and_handed_out_to_those_who_review(plan, clerk, clerk_client, office):
    bring_to(plan, clerk, "三办会商")
    upload(clerk_client, plan, "纪要.pdf", PDF, meeting="联席会议")
    passage = plan.passages.newest_first().first()
    url = f"/plans/{plan.pk}/passages/{passage.pk}/scan/"
    assert url in clerk_client.get(url_of(plan, "versions")).content.decode()
    response = clerk_client.get(url)
    assert (response.content, response["Content-Type"], response["X-Content-Type-Options"]) == (
        PDF,
        "application/pdf",
        "nosniff",
    )
    assert response["Content-Disposition"].startswith("attachment")
    statuses = {role: signed_in(person(office, role)).get(url).status_code for role in ("auditor", "member")}
    assert statuses == {"auditor": 200, "member": 403}


def test_damaged_scan_is_told_and_what_was_typed_stays(plan, clerk, clerk_client):
    bring_to(plan, clerk, "三办会商")
    response = upload(clerk_client, plan, "纪要.pdf", b"MZ\x90", meeting="联席会议")
    form = response.context["form"]
    assert (list(form.errors), form["meeting"].value()) == (["scan"], "联席会议")
    assert stored(plan).station.name == "三办会商"


def picture(kind):
    buffer = BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, kind)
    return buffer.getvalue()


def word(*names):
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "file_format"),
    [
        ("a.pdf", PDF, "pdf"),
        ("a.JPG", picture("JPEG"), "jpg"),
        ("a.jpeg", picture("JPEG"), "jpg"),
        ("a.png", picture("PNG"), "png"),
        ("a.docx", word("word/document.xml"), "docx"),
    ],
)
def test_kinds_of_scans(name, content, file_format):
    assert checked_format(name, content) == file_format


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ"),
        ("a", PDF),
        ("a.pdf", picture("PNG")),
        ("a.pdf", b"%PDF-1.7 cut off"),
        ("a.png", picture("JPEG")),
        ("a.jpg", picture("JPEG")[:60]),
        ("a.docx", word("xl/workbook.xml")),
        ("a.docx", word("word/document.xml", "word/vbaProject.bin")),
        ("a.docx", b"PK\x03\x04"),
        ("a.pdf", b"%PDF-" + b" " * (20 * 2**20) + b"%%EOF"),
    ],
)
def test_what_is_no_scan(name, content):
    with pytest.raises(ValidationError) as caught:
        checked_format(name, content)
    assert list(caught.value.message_dict) == ["scan"]
