"""What is typed about accounts: whom to invite, which role, why one is closed."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.forms import PlainForm
from members.models import AccountRule, Committee, Department, Organization, RoleAssignment
from members.permissions import roles_given_by

from .person import own_rows

SEPARATORS = re.compile(r"[\s,，、;；:：]+")
MOST_LETTERS = 60


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


class InviteManyForm(PlainForm, forms.Form):
    """Whom to invite, and whether slips hold passwords or links; `waiting` are numbers of people."""

    whom = forms.ChoiceField(label=_("whom"), widget=forms.RadioSelect)
    people = forms.CharField(
        label=_("handlers of departments"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=20_000,
        help_text=_("Only for departments: on each line the department and a name, as copied from Excel."),
    )
    how = forms.ChoiceField(
        label=_("the slips hold"),
        choices=[
            ("password", _("an initial password")),
            ("link", _("a one-time link as a QR code, for phones")),
        ],
        widget=forms.RadioSelect,
        initial="password",
    )

    def __init__(self, data=None, *args, user, waiting, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.user = user
        self.fields["whom"].choices = [
            ("members", _("members without an account (%(n)s)") % {"n": waiting["members"]}),
            ("leaders", _("leaders of committees without an account (%(n)s)") % {"n": waiting["leaders"]}),
            ("handlers", _("handlers of departments, named below")),
        ]

    def clean(self):
        given = super().clean()
        if given.get("whom") == "handlers" and "people" in given:
            given["people"] = self.handlers(given["people"])
        else:
            given["people"] = []
        return given

    def handlers(self, text):
        """[[key of the department, name]] of the lines."""
        known = {}
        for row in own_rows(Department, self.user):
            known |= {name: row.pk for name in (row.name, row.short_name) if name}
        found = []
        for number, line in enumerate(text.splitlines(), 1):
            department, *names = [part for part in SEPARATORS.split(line) if part] or [""]
            if not department:
                continue
            if department not in known:
                unknown = _("Line %(n)s: there is no department “%(name)s”.")
                self.add_error("people", unknown % {"n": number, "name": department[:40]})
            elif not 1 <= len("".join(names)) <= MOST_LETTERS:
                self.add_error("people", _("Line %(n)s: the name is missing.") % {"n": number})
            else:
                found.append([known[department], "".join(names)])
        if not found and not self.has_error("people"):
            self.add_error("people", _("Say who: on each line the department and a name."))
        return found


class AccountRuleForm(PlainForm, forms.ModelForm):
    class Meta:
        model = AccountRule
        fields = ("initial_password_days", "unused_days")


class DisableForm(PlainForm, forms.Form):
    reason = forms.CharField(label=_("reason"), max_length=200)
