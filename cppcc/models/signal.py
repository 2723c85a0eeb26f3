from django.db import models


class WorkerHeartbeat(models.Model):
    """When a worker of a queue last carried out a task: the only proof that background work gets done."""

    queue = models.CharField(max_length=30, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.queue} {self.at:%Y-%m-%d %H:%M:%S}"
