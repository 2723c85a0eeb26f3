"""A field for organising bodies in their order, lead first: committees of the office or any other name."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cppcc.forms.base import clean_text

SPARE = 2
MOST = 12
LONGEST = 100


class OrganisersInput(forms.Widget):
    """One line of text per body with the committees to choose from; a script makes one chooser of them."""

    template_name = "widgets/organisers.html"
    names = ()

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = list(value or ())
        spare = max(SPARE, 3 - len(chosen))
        context["lines"] = [*chosen, *[""] * spare]
        context["names"] = self.names
        return context


class OrganisersField(forms.Field):
    """Cleans to a list of names without repetition, lead first."""

    widget = OrganisersInput
    hidden_widget = forms.MultipleHiddenInput

    def set_names(self, names):
        """The names offered for choice."""
        self.widget.names = names

    def prepare_value(self, value):
        """A tuple, because the order counts: changing it alone is a change."""
        return tuple(text for text in value or () if str(text).strip())

    def clean(self, value):
        names = list(dict.fromkeys(" ".join(clean_text(str(text)).split()) for text in value or ()))
        names = [name for name in names if name]
        if len(names) > MOST:
            raise ValidationError(_("At most %(most)s organisers.") % {"most": MOST})
        for name in names:
            if len(name) > LONGEST:
                raise ValidationError(
                    _("“%(name)s…” is longer than %(most)s characters.")
                    % {"name": name[:20], "most": LONGEST}
                )
        return super().clean(names)

    def has_changed(self, initial, data):
        return list(initial or ()) != [text for text in data or () if text.strip()]
