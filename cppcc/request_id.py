"""The number of the request at hand, named by the error page and by every line of the log."""

import logging
from contextvars import ContextVar

current_request_id = ContextVar("request_id", default="-")


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id.get()
        return True
