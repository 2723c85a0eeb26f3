"""What a person may type on the pages of plans."""

from .comparing import CompareForm, ComparePrintForm
from .plan import CopyForm, PlanForm, StepForm
from .printing import PrintForm
from .rows import ActivityForm, SectionForm, TargetForm, TopicForm

__all__ = [
    "ActivityForm",
    "CompareForm",
    "ComparePrintForm",
    "CopyForm",
    "PlanForm",
    "PrintForm",
    "SectionForm",
    "StepForm",
    "TargetForm",
    "TopicForm",
]
