"""What every page's frame shows."""

from .models import Job, OutboxMessage
from .navigation import PHONE_PLACES, navigation_for
from .querysets import counted

UNREAD_CAP = 100
DELAY_SECONDS = 60


def shell(request):
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated or user.must_renew_password:
        return {"request_id": getattr(request, "id", "")}
    navigation = navigation_for(user, request)
    phone = [item for item in navigation if item["entry"].phone]
    waiting = counted(
        unread=OutboxMessage.objects.visible_to(user).unread(),
        delayed=Job.objects.visible_to(user).queued_for(DELAY_SECONDS),
    )
    return {
        "request_id": request.id,
        "navigation": navigation,
        "phone_navigation": phone[:PHONE_PLACES],
        "unread": min(waiting["unread"], UNREAD_CAP),
        "unread_cap": UNREAD_CAP,
        "work_delayed": bool(waiting["delayed"]),
    }
