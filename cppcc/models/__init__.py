"""Tables and abstract rows that every application builds on."""

from .history import HistoryRecord
from .job import Job
from .outbox import OutboxMessage
from .schedule import Scheduled
from .signal import WorkerHeartbeat
from .versioned import StaleObject, Versioned

__all__ = [
    "HistoryRecord",
    "Job",
    "OutboxMessage",
    "Scheduled",
    "StaleObject",
    "Versioned",
    "WorkerHeartbeat",
]
