"""Noting that a topic or an activity of an issued plan has taken place."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.services import hold_row

from .kinds import row_url
from .rows import visible_row


@require_POST
def hold(request, pk, kind):
    row = visible_row(request, kind, pk)
    hold_row(row, by=request.user)
    messages.success(request, _("“%(row)s” is marked as held.") % {"row": row})
    return redirect(row_url(row))
