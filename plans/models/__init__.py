"""The annual plan and what hangs on it."""

from .activity import Activity, ActivityOrganiser
from .adjustment import AdjustmentReason, PlanAdjustment
from .draft import PlanImport
from .opinion import ASKABLE, OpinionRecord, OpinionRequest, OpinionRound, PlanOpinion
from .override import Override
from .plan import AnnualPlan, PlanSection
from .record import PlanRecord, PlanVersion
from .rules import ConsultationForm, PlanRule
from .station import ApprovalStation, PlanSighting, PlanStation, StationPassage
from .target import PlanTarget, RecordKind
from .topic import ConsultationTopic, TopicOrganiser
from .version_file import PlanVersionFile

__all__ = [
    "ASKABLE",
    "Activity",
    "ActivityOrganiser",
    "AdjustmentReason",
    "AnnualPlan",
    "ApprovalStation",
    "ConsultationForm",
    "ConsultationTopic",
    "OpinionRecord",
    "OpinionRequest",
    "OpinionRound",
    "Override",
    "PlanAdjustment",
    "PlanImport",
    "PlanOpinion",
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
