"""What lies in the demo's inboxes, some of it read."""

from cppcc import outbox
from cppcc.models import OutboxMessage

from . import content


def make_messages(made):
    """First what has been read, then what is new."""
    given = content.tables("messages", made.today)["messages"]
    outbox.enqueue(messages(made, [one for one in given if one.get("read")]))
    for user in made.users.values():
        OutboxMessage.objects.visible_to(user).mark_read()
    outbox.enqueue(messages(made, [one for one in given if not one.get("read")]))


def messages(made, given):
    return [
        outbox.Message(
            key=f"demo:{one['key']}:{username}",
            recipient=made.users[username],
            kind=one["kind"],
            title=one["title"],
            body=one["body"],
            url=f"/plans/{made.plans[one['plan']].pk}/",
        )
        for one in given
        for username in one["to"]
    ]
