"""The rows with which an office starts: forms of consultation and the limits of the plan check."""

from datetime import date

from django.db import transaction

from cppcc.permissions import require
from plans.models import ConsultationForm, PlanRule

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
