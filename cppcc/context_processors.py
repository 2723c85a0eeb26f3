"""What every page's frame shows."""

from .models import OutboxMessage
from .navigation import navigation_for

UNREAD_CAP = 100


def shell(request):
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {"request_id": getattr(request, "id", "")}
    return {
        "request_id": request.id,
        "navigation": navigation_for(user, request),
        "unread": OutboxMessage.objects.visible_to(user).unread()[:UNREAD_CAP].count(),
    }
