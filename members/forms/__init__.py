"""What a person may type on the pages of accounts and people."""

from .account import NewPasswordForm, PreferencesForm, SignInForm
from .roster import ColumnsForm, RosterRowForm, RosterUploadForm

__all__ = [
    "ColumnsForm",
    "NewPasswordForm",
    "PreferencesForm",
    "RosterRowForm",
    "RosterUploadForm",
    "SignInForm",
]
