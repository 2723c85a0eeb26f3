"""Whose turn it is: the messages that a passage sends."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cppcc.outbox import Message


def matter(plan):
    """How the keys of all these messages about a plan begin."""
    return f"plan:{plan.pk}:passage:"


def turn_notices(plan, passage):
    """A message to all who are to act where the plan stands now, but not to whoever brought it there."""
    if plan.station is None:
        return []
    held = plan.station.next_to_act(timezone.localdate())
    people = {one.user_id: one.user for one in held if one.user_id != passage.by_id}
    return [notice(plan, passage, person) for person in people.values()]


def notice(plan, passage, person):
    with translation.override(person.language or settings.LANGUAGE_CODE):
        texts = {"plan": plan.title, "station": plan.station.name, "name": passage.by_name}
        title = _("“%(plan)s” waits for you: %(station)s")
        told = _("%(name)s returned it.") if passage.returned_to else _("%(name)s brought it here.")
        return Message(
            key=f"{matter(plan)}{passage.pk}:{person.pk}",
            recipient=person,
            kind="plan station",
            title=(title % texts)[:300],
            body="\n".join(text for text in (told % texts, passage.opinion) if text),
            url=reverse("plans:plan_decide", args=[plan.pk]),
        )
