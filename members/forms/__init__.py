"""What a person may type on the pages of accounts and people."""

from .account import ChosenPasswordForm, NewPasswordForm, PreferencesForm, SignInForm
from .accounts import AccountRuleForm, DisableForm, InviteForm, InviteManyForm, RoleForm
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
    "AccountRuleForm",
    "AnswerForm",
    "CarryOverForm",
    "ChosenPasswordForm",
    "ColumnsForm",
    "CorrectionForm",
    "DisableForm",
    "DutyForm",
    "EndForm",
    "InviteForm",
    "InviteManyForm",
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
