"""The rows with which an office starts: forms of consultation, limits of the plan check, stations."""

from datetime import date

from django.db import transaction

from cppcc.permissions import require
from plans.models import ApprovalStation, ConsultationForm, PlanRule

# The forms that plans of county and city committees name most, in the order in which they print them.
CONSULTATION_FORMS = (
    "全体会议协商",
    "专题议政性常委会会议协商",
    "主席会议协商",
    "双月协商座谈会",
    "专题协商",
    "对口协商",
    "界别协商",
    "提案办理协商",
    "民主评议",
    "“有事好商量”基层协商",
    "网络议政、远程协商",
)
HOLDS_FROM = date(2000, 1, 1)

STAFF, LEADER, OUTSIDE = (ApprovalStation.Who[name] for name in ("STAFF", "OFFICE_LEADER", "EXTERNAL"))
# (name, who decides, what else): a plan begins with drafting by staff and ends with the issue.
DRAFTING = ("起草", STAFF, {"is_open_for_changes": True})
CHAIR_MEETING = ("主席会议", LEADER, {})
ISSUE = ("印发", STAFF, {"issues": True})
SHORTEST = (DRAFTING, ISSUE)
STATIONS = {
    "consultation": (
        DRAFTING,
        ("征求意见", STAFF, {"is_open_for_changes": True, "asks_opinions": True}),
        ("三办会商", OUTSIDE, {"is_open_for_changes": True}),
        ("主席会议审议", LEADER, {}),
        ("党委审定", OUTSIDE, {}),
        ("联合印发", STAFF, {"issues": True}),
    ),
    "work": (DRAFTING, CHAIR_MEETING, ISSUE),
    "points": (DRAFTING, CHAIR_MEETING, ISSUE),
    ApprovalStation.LIAISON: (DRAFTING, ("党（工）委研究", OUTSIDE, {}), ISSUE),
}


def as_stations(preset, model=ApprovalStation, **values):
    """Unsaved rows of a list of stations."""
    return [
        model(order=order, name=name, who=who, **what, **values)
        for order, (name, who, what) in enumerate(preset, 1)
    ]


@transaction.atomic
def load_presets(organization, *, by=None):
    """Give `organization` the preset rows that it lacks; the offices below take them from it.

    Loading twice changes nothing. Limits of the plan check are the model's defaults.
    """
    if by:
        require(by, "plans.load_presets", organization)
    ConsultationForm.objects.bulk_create(
        [
            ConsultationForm(organization=organization, name=name, order=order)
            for order, name in enumerate(CONSULTATION_FORMS, 1)
        ],
        ignore_conflicts=True,
    )
    PlanRule.objects.get_or_create(organization=organization, holds_from=HOLDS_FROM)
    own = ApprovalStation.objects.of(organization)
    for plan_kind, preset in STATIONS.items():
        if not own.of_kind(plan_kind).exists():
            ApprovalStation.objects.bulk_create(
                as_stations(preset, organization=organization, plan_kind=plan_kind)
            )
