"""What clerks and strangers send as a plan: refused in one clear sentence, and the typed text stays."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plans.forms import importing
from plans.models import PlanImport

from .texts import TEXT

pytestmark = pytest.mark.django_db


def send(client, **values):
    return client.post(reverse("plans:import_new"), {"year": 2026, **values})


def upload(client, content, name, **values):
    return send(client, file=SimpleUploadedFile(name, content), **values)


def errors_of(response):
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def word_file(*paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_file_in_the_encodings_of_offices(clerk_client, encoding):
    assert upload(clerk_client, TEXT.encode(encoding), "计划.txt").status_code == 302
    draft = PlanImport.objects.get()
    assert (draft.lines, draft.file_name, len(draft.recognised["topics"])) == (
        TEXT.split("\n"),
        "计划.txt",
        2,
    )


def test_word_file(clerk_client):
    assert upload(clerk_client, word_file(*TEXT.strip().split("\n")), "计划.docx").status_code == 302
    assert len(PlanImport.objects.get().recognised["topics"]) == 2


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "加密.doc"),
        (b"PK\x03\x04 broken", "damaged.docx"),
        (word_file("甲")[:900], "cut.docx"),
        (b"%PDF-1.7 ...", "plan.pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture.txt"),
        (bytes(range(256)) * 40, "binary.txt"),
        (b"", "empty.txt"),
        ("　\n \n".encode(), "blank.txt"),
    ],
)
def test_file_that_is_no_text_gets_one_sentence(clerk_client, content, name):
    response = upload(clerk_client, content, name)
    assert (
        response.status_code,
        [len(said) for said in errors_of(response).values()],
        list(errors_of(response)),
    ) == (
        200,
        [1],
        ["file"],
    )
    assert PlanImport.objects.count() == 0


def test_zip_that_is_no_word_file(clerk_client):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "甲")
    assert list(errors_of(upload(clerk_client, out.getvalue(), "plan.docx"))) == ["file"]


def test_word_file_that_unpacks_to_too_much(clerk_client):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * (400 << 20) + b"</w>")
    assert list(errors_of(upload(clerk_client, out.getvalue(), "bomb.docx"))) == ["file"]


def test_nothing_given(clerk_client):
    assert list(errors_of(send(clerk_client, text="  \n "))) == ["text"]


def test_text_and_file_together_keep_the_text(clerk_client):
    response = upload(clerk_client, b"x", "plan.txt", text=TEXT)
    assert (list(errors_of(response)), response.context["form"]["text"].value()) == (["file"], TEXT)


@pytest.mark.parametrize("year", ["", "x", "1900", "99999"])
def test_bad_year_keeps_the_pasted_text(clerk_client, year):
    response = send(clerk_client, text=TEXT, year=year)
    assert (list(errors_of(response)), response.context["form"]["text"].value()) == (["year"], TEXT)
    assert TEXT.split("\n")[6] in response.content.decode()


def test_text_over_the_limit_is_refused_and_kept(clerk_client, monkeypatch):
    monkeypatch.setattr(importing, "LARGEST_TEXT", 100)
    response = send(clerk_client, text=TEXT)
    assert (list(errors_of(response)), response.context["form"]["text"].value()) == (["text"], TEXT)


def test_request_over_the_limit_gets_the_page_that_says_so(clerk_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = settings.UPLOAD_MAX_SIZE = 1000
    assert send(clerk_client, text="甲" * 2000).status_code == 413


def test_characters_that_break_files_are_dropped_and_line_breaks_are_one_kind(clerk_client):
    send(clerk_client, text="政协工作计划\r\n一、甲\x00\x0b\r二、乙\x1f\ufffe")
    assert PlanImport.objects.get().lines == ["政协工作计划", "一、甲", "", "二、乙"]


def test_markup_in_a_text_is_shown_as_text(clerk_client):
    hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:"7" }}'
    send(clerk_client, text=f"政协工作计划\n一、{hostile}\n{hostile}\n", title=hostile)
    draft = PlanImport.objects.get()
    body = clerk_client.get(reverse("plans:import_detail", args=[draft.pk])).content.decode()
    assert (body.count("<script>alert"), body.count("<img src=x"), body.count("&lt;script&gt;alert") > 3) == (
        0,
        0,
        True,
    )
