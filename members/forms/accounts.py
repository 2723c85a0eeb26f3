"""What is typed about accounts: whom to invite, which role, why one is closed."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.forms import PlainForm
from members.models import Committee, Department, Organization, RoleAssignment
from members.permissions import roles_given_by

from .person import own_rows


class RoleForm(PlainForm, forms.Form):
    """A role in the office one acts in (administrators: or in one below it)."""

    organization = forms.ModelChoiceField(label=_("office"), queryset=Organization.objects.none())
    role = forms.ChoiceField(label=_("role"))
    committee = forms.ModelChoiceField(
        label=_("committee"), queryset=Committee.objects.none(), required=False
    )
    department = forms.ModelChoiceField(
        label=_("department"), queryset=Department.objects.none(), required=False
    )
    title = forms.CharField(label=_("post"), max_length=60, required=False)

    def __init__(self, data=None, *args, user, **kwargs):
        super().__init__(data, *args, **kwargs)
        given = roles_given_by(user)
        self.fields["role"].choices = [
            (value, label) for value, label in RoleAssignment.Role.choices if value in given
        ]
        offices = Organization.objects.managed_by(user)
        self.fields["organization"].queryset = offices
        self.fields["organization"].initial = user.organization
        departments = own_rows(Department, user)
        if user.role == "department_handler":
            departments = departments.with_keys([user.assignment.department_id])
        for name, rows in (("committee", own_rows(Committee, user)), ("department", departments)):
            self.fields[name].queryset = rows

    def clean(self):
        given = super().clean()
        if given.get("role") == "committee_leader" and not given.get("committee"):
            self.add_error("committee", _("Say which committee."))
        if given.get("role") == "department_handler" and not given.get("department"):
            self.add_error("department", _("Say which department."))
        return given


class InviteForm(RoleForm):
    name = forms.CharField(label=pgettext_lazy("person", "name"), max_length=60)
    username = forms.RegexField(
        r"^[\w.@+-]+$",
        label=_("User name"),
        max_length=40,
        required=False,
        help_text=_("Left empty, it is made from the pinyin of the name."),
    )
    phone = forms.CharField(label=_("mobile phone"), max_length=20, required=False)

    field_order = ("name", "username", "phone", "organization", "role", "committee", "department", "title")


class DisableForm(PlainForm, forms.Form):
    reason = forms.CharField(label=_("reason"), max_length=200)
