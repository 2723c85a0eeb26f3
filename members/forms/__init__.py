"""What a person may type on the pages of accounts and people."""

from .account import NewPasswordForm, PreferencesForm, SignInForm
from .accounts import DisableForm, InviteForm, RoleForm
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
    "CarryOverForm",
    "ColumnsForm",
    "DisableForm",
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
    "office_row_form",
]
