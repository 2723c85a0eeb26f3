"""What a person may type on the pages of plans."""

from .comparing import CompareForm, ComparePrintForm
from .overriding import OverrideForm
from .plan import CopyForm, PlanForm, StepForm
from .printing import PrintForm
from .progress import HoldForm, MonthForm
from .rows import ActivityForm, SectionForm, TargetForm, TopicForm

__all__ = [
    "ActivityForm",
    "CompareForm",
    "ComparePrintForm",
    "CopyForm",
    "HoldForm",
    "MonthForm",
    "OverrideForm",
    "PlanForm",
    "PrintForm",
    "SectionForm",
    "StepForm",
    "TargetForm",
    "TopicForm",
]
