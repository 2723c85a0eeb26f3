"""Messages to the person: a list, and the way to what each is about."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cppcc import outbox
from cppcc.filters import MessageFilter
from cppcc.listing import BulkAction, Empty, ListPage
from cppcc.models import OutboxMessage
from cppcc.tables import MessageTable


class MessageList(ListPage):
    model = OutboxMessage
    table_class = MessageTable
    filter_class = MessageFilter
    title = gettext_lazy("Messages")
    detail = "messages:open"
    template_name = "messages/list.html"
    bulk_actions = (BulkAction("read", gettext_lazy("Mark as read"), "envelope-open", outbox.mark_read),)
    empty = Empty(
        gettext_lazy("No messages yet"),
        gettext_lazy("What needs your attention and what you asked for is told here."),
    )

    def dress_row(self, row):
        row["css"] = "" if row["read_at"] else "is-unread"


@require_safe
def open_message(request, pk):
    """Mark the message read and go to what it is about."""
    message = get_object_or_404(OutboxMessage.objects.visible_to(request.user), pk=pk)
    outbox.mark_read(message, by=request.user)
    if url_has_allowed_host_and_scheme(message.url, None):
        return redirect(message.url)
    return redirect("messages:list")


@require_POST
def read_all(request):
    outbox.mark_all_read(by=request.user)
    messages.success(request, _("All messages are marked as read."))
    return redirect("messages:list")
