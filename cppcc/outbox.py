"""Messages leave through here: rows with unique keys, so that queueing twice is harmless."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from .models import OutboxMessage


@dataclass(frozen=True)
class Message:
    """One message to one person; `key` says what it is about, so that it is written once."""

    key: str
    recipient: object
    kind: str
    title: str
    body: str = ""
    url: str = ""


def enqueue(messages):
    """Write the messages that are not written yet; call it inside the transaction of what they tell."""
    OutboxMessage.objects.bulk_create(
        [OutboxMessage(**vars(message)) for message in messages], ignore_conflicts=True
    )


def settle(beginning):
    """Mark the messages whose keys begin so as read: what they ask for has been dealt with."""
    OutboxMessage.objects.about(beginning).mark_read()


def mark_read(message, *, by):
    """Note that the recipient has seen the message."""
    if message.recipient_id != by.pk:
        raise PermissionDenied
    OutboxMessage.objects.with_keys([message.pk]).mark_read()


def mark_all_read(*, by):
    OutboxMessage.objects.visible_to(by).mark_read()
