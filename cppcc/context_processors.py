"""What every page's frame shows."""

from .models import Job, OutboxMessage
from .navigation import PHONE_PLACES, navigation_for

UNREAD_CAP = 100
DELAY_SECONDS = 60


def shell(request):
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated or user.must_renew_password:
        return {"request_id": getattr(request, "id", "")}
    navigation = navigation_for(user, request)
    phone = [item for item in navigation if item["entry"].phone]
    return {
        "request_id": request.id,
        "navigation": navigation,
        "phone_navigation": phone[:PHONE_PLACES],
        "unread": OutboxMessage.objects.visible_to(user).unread()[:UNREAD_CAP].count(),
        "unread_cap": UNREAD_CAP,
        "work_delayed": Job.objects.visible_to(user).queued_for(DELAY_SECONDS).exists(),
    }
