"""Project package and kernel: everything that knows no word of the domain."""

from .celery import app as celery_app

__all__ = ["celery_app"]
