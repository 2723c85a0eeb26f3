"""How a plan is printed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm
from plans.models import PlanVersion
from plans.services.printing import FORMAT_NAMES

COATS = (("plain", _("Plain: title and text")), ("official", _("Official document with red head")))


class PrintForm(PlainForm, forms.Form):
    """Format, coat, and whether the working copy or a frozen version is printed."""

    file_format = forms.ChoiceField(
        label=_("Format"), choices=list(FORMAT_NAMES.items()), initial="pdf", widget=forms.RadioSelect
    )
    coat = forms.ChoiceField(label=_("Form"), choices=COATS, initial="plain", widget=forms.RadioSelect)
    version = forms.TypedChoiceField(label=_("Content"), coerce=int, empty_value=None, required=False)
    for_opinions = forms.BooleanField(label=_("Mark every page “draft for comments”"), required=False)

    def __init__(self, *args, plan, user, **kwargs):
        super().__init__(*args, **kwargs)
        frozen = PlanVersion.objects.visible_to(user).of(plan).newest_first().without_content()
        self.fields["version"].choices = [
            ("", _("the plan as it stands now")),
            *((one.number, _("Version %(n)s") % {"n": one.number}) for one in frozen),
        ]
