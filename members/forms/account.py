"""What a person may type on the pages of accounts and people."""

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm, form_helper
from members import services
from members.models import User


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("The user name or the password is not right. Capitals and small letters differ."),
        "inactive": _("The user name or the password is not right. Capitals and small letters differ."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.helper = form_helper()

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if user.initial_is_over:
            raise ValidationError(
                _("The days of this initial password are over. Ask your office for a new one."),
                code="initial_over",
            )


class ChosenPasswordForm(SetPasswordForm):
    """The first password of one's own, chosen by a link."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""
        self.helper = form_helper()


class NewPasswordForm(PasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Present password")
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""
        self.helper = form_helper()

    def clean_new_password1(self):
        password = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError(_("The new password is the same as the present one."))
        return password

    def save(self, commit=True):
        return services.change_password(self.user, self.cleaned_data["new_password1"])


class PreferencesForm(PlainForm, forms.ModelForm):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ("language", "large_print", "phone")
