"""Background work: kinds of jobs, asking for one, carrying one out, picking up what was lost."""

import hashlib
import json
import logging
import os
import socket
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from . import outbox
from .models import Job

logger = logging.getLogger(__name__)
KINDS = {}


class JobCancelled(Exception):
    """The person who asked for the work has cancelled it."""


class JobRefused(Exception):
    """The work cannot be done, and trying again would not help; the text tells the requester why."""


@dataclass(frozen=True)
class JobFile:
    """What a job leaves behind: a file for its requester."""

    name: str
    content_type: str
    content: bytes


def job_kind(name):
    """Register `function(job, user, progress)`; it returns a `JobFile`, an address to go to, or None.

    `progress(per_cent, step)` must be called now and then (at least every 20 s): it keeps the row alive and
    raises `JobCancelled` when the requester no longer wants the result.
    """

    def register(function):
        KINDS[name] = function
        return function

    return register


@transaction.atomic
def ask_for(kind, *, by, title, in_passing=False, **arguments):
    """Queue work of `kind` and return its row; the same unfinished work asked for twice is one row.

    `in_passing`: nobody waits for this file, so that only a failure is told and listed.
    """
    canonical = json.dumps([kind, by.acting_id, arguments], sort_keys=True, ensure_ascii=False)
    key = hashlib.sha256(canonical.encode()).hexdigest()
    try:
        with transaction.atomic():
            job = Job.objects.create(
                kind=kind,
                title=title[:300],
                arguments=arguments,
                key=key,
                requester=by,
                in_passing=in_passing,
                acting_id=by.acting_id,
                language=translation.get_language() or settings.LANGUAGE_CODE,
            )
    except IntegrityError:
        return Job.objects.unfinished().get(requester=by, key=key)
    transaction.on_commit(partial(publish, job.pk), robust=True)
    return job


def publish(job_id):
    """Offer a queued row to the broker; without a broker the sweeper does it later."""
    from .tasks import run_job

    Job.objects.mark_published(job_id)
    try:
        run_job.delay(job_id)
    except (OSError, run_job.OperationalError) as error:
        logger.warning("job %s stays queued, the broker does not answer: %s", job_id, error)


@transaction.atomic
def cancel(job):
    """Stop the work: at once when it waits, at its next sign of life when it runs."""
    Job.objects.cancel(job.pk)


def retry(job, *, by):
    """Ask for the same work again, as the same person acting as now."""
    return ask_for(job.kind, by=by, title=job.title, **job.arguments)


def carry_out(job_id):
    """Do the work of one row if nobody else does it; every outcome is written to the row."""
    worker = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:12]}"
    if not Job.objects.claim(job_id, worker):
        return
    job = Job.objects.get(pk=job_id)
    with translation.override(job.language):
        try:
            user = requester_at_run_time(job)
            result = KINDS[job.kind](job, user, partial(report, job))
            finish(job, result)
        except JobCancelled:
            logger.info("job %s was cancelled", job_id)
        except (JobRefused, PermissionDenied) as error:
            close(job, Job.State.FAILED, error=str(error) or _("You no longer have the right to do this."))
        except SoftTimeLimitExceeded:
            text = _("It took longer than %(seconds)s seconds and was stopped.")
            close(job, Job.State.FAILED, error=text % {"seconds": settings.CELERY_TASK_SOFT_TIME_LIMIT})
        except Exception as error:
            logger.exception("job %s failed", job_id)
            close(job, Job.State.FAILED, error=_("Unexpected error: %(error)s") % {"error": error})


def requester_at_run_time(job):
    """The requester with the rights held now, not when the work was asked for."""
    user = job.requester
    if not user.is_active or not user.act_as(job.acting_id):
        raise PermissionDenied(_("You no longer hold the role in which you asked for this."))
    return user


def report(job, per_cent, step=""):
    """Write progress; raise `JobCancelled` when the row was cancelled or given to another worker."""
    if not Job.objects.beat(job.pk, job.worker, progress=per_cent, step=step[:200]):
        raise JobCancelled


def finish(job, result):
    values = {}
    if isinstance(result, JobFile):
        digest = hashlib.sha256(result.content).hexdigest()
        name = default_storage.save(
            f"jobs/{job.pk}/{job.attempts}-{digest[:16]}", ContentFile(result.content)
        )
        values = {
            "result_file": name,
            "result_name": result.name,
            "result_type": result.content_type,
            "result_size": len(result.content),
            "result_sha256": digest,
        }
    elif result:
        values = {"result_url": result}
    if not close(job, Job.State.DONE, progress=100, **values) and "result_file" in values:
        default_storage.delete(values["result_file"])


@transaction.atomic
def close(job, state, **values):
    """End a running row and tell its requester; False when the row is no longer this worker's."""
    if not Job.objects.close(job.pk, job.worker, state=state, **values):
        return False
    if job.in_passing and state == Job.State.DONE:
        return True
    title = _("Ready: %(title)s") if state == Job.State.DONE else _("Failed: %(title)s")
    outbox.enqueue(
        [
            outbox.Message(
                key=f"job:{job.pk}:{state}",
                recipient=job.requester,
                kind="job",
                title=title % {"title": job.title},
                body=values.get("error", ""),
                url=f"/documents/{job.pk}/",
            )
        ]
    )
    return True


def sweep():
    """Give abandoned rows back, park those that crash every time, publish forgotten ones again."""
    for job in Job.objects.abandoned_since(settings.JOB_STALE_SECONDS):
        if job.attempts >= settings.JOB_MAX_ATTEMPTS:
            with translation.override(job.language):
                close(job, Job.State.PARKED, error=_("The work broke off %(n)s times.") % {"n": job.attempts})
        else:
            Job.objects.give_back(job.pk, job.worker)
    for job in Job.objects.unpublished_since(settings.JOB_RESEND_SECONDS):
        publish(job.pk)
