"""What a person has seen of a plan, so that the next look begins with what has changed since."""

from plans.models import PlanSighting


def look_at(plan, *, by):
    """Note that `by` sees the newest version; return the version seen before it, None at the first look."""
    newest = plan.versions.newest_first().first()
    if newest is None:
        return None
    sighting = PlanSighting.objects.visible_to(by).of(plan).with_versions().first()
    if sighting is None:
        PlanSighting.objects.bulk_create(
            [PlanSighting(plan=plan, user=by, version=newest)], ignore_conflicts=True
        )
        return None
    if sighting.version_id == newest.pk:
        return sighting.before
    seen = sighting.version
    PlanSighting.objects.visible_to(by).of(plan).update(version=newest, before=seen)
    return seen
