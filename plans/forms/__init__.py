"""What a person may type on the pages of plans."""

from .adjusting import AdjustForm, ReasonsForm
from .comparing import CompareForm, ComparePrintForm
from .opinions import (
    BodiesForm,
    DecideForm,
    OpinionForm,
    ProlongForm,
    ReceivedForm,
    RoundForm,
    SummaryForm,
    VerdictForm,
)
from .overriding import OverrideForm
from .plan import CopyForm, PlanForm, StepForm
from .printing import PrintForm
from .progress import CorrectForm, HoldForm, MonthForm, UnholdForm
from .rows import ActivityForm, SectionForm, TargetForm, TopicForm
from .stations import DecisionForm, IssueForm, RecordForm, StationForm, SubmitForm

__all__ = [
    "ActivityForm",
    "AdjustForm",
    "BodiesForm",
    "CompareForm",
    "ComparePrintForm",
    "CopyForm",
    "CorrectForm",
    "DecideForm",
    "DecisionForm",
    "HoldForm",
    "IssueForm",
    "MonthForm",
    "OpinionForm",
    "OverrideForm",
    "PlanForm",
    "PrintForm",
    "ProlongForm",
    "ReasonsForm",
    "ReceivedForm",
    "RecordForm",
    "RoundForm",
    "SectionForm",
    "StationForm",
    "StepForm",
    "SubmitForm",
    "SummaryForm",
    "TargetForm",
    "TopicForm",
    "UnholdForm",
    "VerdictForm",
]
