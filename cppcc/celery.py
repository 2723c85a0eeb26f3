"""The Celery application; every option stands in settings with the prefix CELERY_."""

import logging
import os

from celery import Celery
from celery.signals import beat_init
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cppcc.settings")

logger = logging.getLogger(__name__)
app = Celery("cppcc")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@beat_init.connect
def take_first_turns(sender, **_ignored):
    """What comes at intervals comes at the start too, or nobody would know for so long that workers work."""
    for entry in app.conf.beat_schedule.values():
        if not isinstance(entry["schedule"], int):
            continue
        try:
            app.send_task(entry["task"], args=entry.get("args"), **entry["options"])
        except OperationalError:
            logger.warning("the broker does not answer yet; %s waits for its turn", entry["task"])
