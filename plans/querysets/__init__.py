"""Which plans, topics, activities and targets."""

from .adjustment import AdjustmentQuerySet, ReasonQuerySet
from .choices import choices_of
from .lineage import rows_of_lineage
from .names import names_around
from .office import ImportQuerySet, RuleQuerySet
from .opinions import (
    OpinionQuerySet,
    OpinionRecordQuerySet,
    OpinionRequestQuerySet,
    OpinionRoundQuerySet,
)
from .organised import GIVEN_UP, ActivityQuerySet, OrganisedQuerySet, TopicQuerySet
from .plan import PlanQuerySet
from .rows import (
    OverrideQuerySet,
    PlanRowQuerySet,
    RecordQuerySet,
    SectionQuerySet,
    VersionFileQuerySet,
    VersionQuerySet,
)
from .scope import EDITING_ROLES, LEADING_ROLES, PUBLISHED, visible_plans
from .station import ApprovalStationQuerySet, PassageQuerySet, PlanStationQuerySet, SightingQuerySet

__all__ = [
    "EDITING_ROLES",
    "GIVEN_UP",
    "LEADING_ROLES",
    "PUBLISHED",
    "ActivityQuerySet",
    "AdjustmentQuerySet",
    "ApprovalStationQuerySet",
    "ImportQuerySet",
    "OpinionQuerySet",
    "OpinionRecordQuerySet",
    "OpinionRequestQuerySet",
    "OpinionRoundQuerySet",
    "OrganisedQuerySet",
    "OverrideQuerySet",
    "PassageQuerySet",
    "PlanQuerySet",
    "PlanRowQuerySet",
    "PlanStationQuerySet",
    "ReasonQuerySet",
    "RecordQuerySet",
    "RuleQuerySet",
    "SectionQuerySet",
    "SightingQuerySet",
    "TopicQuerySet",
    "VersionFileQuerySet",
    "VersionQuerySet",
    "choices_of",
    "names_around",
    "rows_of_lineage",
    "visible_plans",
]
