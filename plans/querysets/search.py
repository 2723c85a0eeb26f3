"""Plans, topics and activities that a text is found in."""

from django.apps import apps
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

SOURCES = (
    ("plan", "AnnualPlan", "year"),
    ("topic", "ConsultationTopic", "plan__year"),
    ("activity", "Activity", "plan__year"),
)


def rows_with(user, text):
    """Rows {hit_kind, hit_pk, hit_title, hit_year} of what `user` sees, newest year first, in one query."""
    parts = [
        apps.get_model("plans", model)
        .objects.visible_to(user)
        .originals()
        .matching(text)
        .order_by()
        .values(hit_kind=Value(kind), hit_pk=F("pk"), hit_title=F("title"), hit_year=Cast(year, CharField()))
        for kind, model, year in SOURCES
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-hit_year", "hit_kind", "hit_pk")
