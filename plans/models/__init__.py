"""The annual plan and what hangs on it."""

from .activity import Activity, ActivityOrganiser
from .draft import PlanImport
from .plan import AnnualPlan, PlanSection
from .record import PlanRecord, PlanVersion
from .rules import ConsultationForm, PlanRule
from .station import ApprovalStation, PlanSighting, PlanStation, StationPassage
from .target import PlanTarget, RecordKind
from .topic import ConsultationTopic, TopicOrganiser
from .version_file import PlanVersionFile

__all__ = [
    "Activity",
    "ActivityOrganiser",
    "AnnualPlan",
    "ApprovalStation",
    "ConsultationForm",
    "ConsultationTopic",
    "PlanImport",
    "PlanRecord",
    "PlanRule",
    "PlanSection",
    "PlanSighting",
    "PlanStation",
    "PlanTarget",
    "PlanVersion",
    "PlanVersionFile",
    "RecordKind",
    "StationPassage",
    "TopicOrganiser",
]
