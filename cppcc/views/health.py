"""Whether the process lives, and whether everything behind it does."""

from datetime import timedelta

import redis
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from cppcc.models import WorkerHeartbeat

QUEUES = ("documents", "messages")
HEARTBEAT_LIMIT = timedelta(seconds=120)


def live(request):
    return HttpResponse("ok", content_type="text/plain")


def ready(request):
    """JSON: one entry a part, 200 when all are true, else 503."""
    parts = {
        "database": database_answers(),
        "broker": broker_answers(),
        "storage": storage_takes_files(),
        **{f"worker_{queue}": age_is_young(queue) for queue in QUEUES},
    }
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def broker_answers():
    url = settings.REDIS_URL.replace("redis+socket://", "unix://")
    try:
        with redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2) as client:
            return client.ping()
    except redis.RedisError:
        return False


def storage_takes_files():
    try:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        default_storage.listdir("")
    except OSError:
        return False
    return True


def age_is_young(queue):
    """A worker of `queue` carried out a task lately; that its process lives is not enough."""
    try:
        heartbeat = WorkerHeartbeat.objects.get(queue=queue)
    except (WorkerHeartbeat.DoesNotExist, DatabaseError):
        return False
    return timezone.now() - heartbeat.at < HEARTBEAT_LIMIT
