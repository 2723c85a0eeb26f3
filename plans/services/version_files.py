"""Frozen versions on paper: printed once from their snapshot, kept with a checksum, never made again."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from plans.documents import PlanDocument
from plans.models import PlanVersionFile

FORMATS = ("pdf", "docx")


class FileDamaged(Exception):
    """A kept file is gone, or is not what it was when it was made."""


def print_version(version, *, by, in_passing=False):
    """Queue the printing of a frozen version and return the job; formats that are there stay as they are."""
    require(by, PlanDocument.permission, version.plan)
    title = _("%(plan)s, version %(number)s") % {"plan": version.plan.title, "number": version.number}
    return jobs.ask_for("print_version", by=by, title=title, version=version.pk, in_passing=in_passing)


def version_document(version):
    """The document of a version: with red head when it was issued under a number, else plain."""
    coat = "official" if version.is_issued and version.snapshot["document"]["number"] else "plain"
    return PlanDocument(version.snapshot, coat=coat)


def missing_formats(version):
    """The formats in which the version has not been printed yet."""
    there = {file.file_format for file in version.files.all()}
    return [one for one in FORMATS if one not in there]


def keep_file(version, file_format, name, content):
    """Store a printed version; when somebody else was quicker, their file stays and is returned."""
    digest = hashlib.sha256(content).hexdigest()
    path = default_storage.save(f"versions/{version.pk}/{digest[:16]}.{file_format}", ContentFile(content))
    try:
        with transaction.atomic():
            return PlanVersionFile.objects.create(
                version=version,
                file_format=file_format,
                name=name,
                path=path,
                size=len(content),
                sha256=digest,
            )
    except IntegrityError:
        default_storage.delete(path)
        return version.files.get(file_format=file_format)


def kept_content(file):
    """The bytes of a kept file; `FileDamaged` unless they are those that were stored."""
    return stored_content(file.name, file.path, file.sha256)


def stored_content(name, path, sha256):
    """The bytes in the storage at `path`, shown as `name`; `FileDamaged` unless they have this checksum."""
    if not default_storage.exists(path):
        raise FileDamaged(
            _("“%(file)s” is not on the disk any more; bring it back from the backup.") % {"file": name}
        )
    with default_storage.open(path) as stored:
        content = stored.read()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(
            _("“%(file)s” was changed on the disk; bring it back from the backup.") % {"file": name}
        )
    return content
