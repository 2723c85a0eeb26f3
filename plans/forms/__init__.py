"""What a person may type on the pages of plans."""

from .comparing import CompareForm, ComparePrintForm
from .overriding import OverrideForm
from .plan import CopyForm, PlanForm, StepForm
from .printing import PrintForm
from .progress import HoldForm, MonthForm
from .rows import ActivityForm, SectionForm, TargetForm, TopicForm
from .stations import DecisionForm, IssueForm, RecordForm, StationForm, SubmitForm

__all__ = [
    "ActivityForm",
    "CompareForm",
    "ComparePrintForm",
    "CopyForm",
    "DecisionForm",
    "HoldForm",
    "IssueForm",
    "MonthForm",
    "OverrideForm",
    "PlanForm",
    "PrintForm",
    "RecordForm",
    "SectionForm",
    "StationForm",
    "StepForm",
    "SubmitForm",
    "TargetForm",
    "TopicForm",
]
