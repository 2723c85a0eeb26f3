"""What a person may type on the pages of accounts and people."""

from .account import NewPasswordForm, PreferencesForm, SignInForm
from .accounts import DisableForm, InviteForm, RoleForm
from .contact import AnswerForm, CorrectionForm, DutyForm, VisitForm
from .lists import LISTS, office_row_form
from .person import (
    CarryOverForm,
    EndForm,
    LeaveForm,
    MemberForm,
    PhotoForm,
    PlainQuestion,
    PrintForm,
    SeatForm,
    StandingForm,
)
from .roster import ColumnsForm, RosterRowForm, RosterUploadForm

__all__ = [
    "LISTS",
    "AnswerForm",
    "CarryOverForm",
    "ColumnsForm",
    "CorrectionForm",
    "DisableForm",
    "DutyForm",
    "EndForm",
    "InviteForm",
    "LeaveForm",
    "MemberForm",
    "NewPasswordForm",
    "PhotoForm",
    "PlainQuestion",
    "PreferencesForm",
    "PrintForm",
    "RoleForm",
    "RosterRowForm",
    "RosterUploadForm",
    "SeatForm",
    "SignInForm",
    "StandingForm",
    "VisitForm",
    "office_row_form",
]
