"""What the workers do; each task only opens the door to a service."""

from celery import shared_task
from django.utils import timezone

from . import jobs
from .documents import sandbox
from .models import WorkerHeartbeat


@shared_task(name="cppcc.run_job")
def run_job(job_id):
    jobs.carry_out(job_id)


@shared_task(name="cppcc.sweep_jobs")
def sweep_jobs():
    jobs.sweep()


@shared_task(name="cppcc.worker_heartbeat")
def worker_heartbeat(queue):
    """Note that a worker of `queue` works; where documents are made, keep the rendering process warm."""
    if queue == "documents":
        sandbox.warm()
    WorkerHeartbeat.objects.update_or_create(queue=queue, defaults={"at": timezone.now()})
