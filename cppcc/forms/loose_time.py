"""A field for times as plans print them; it says at once what it understood."""

from django import forms
from django.utils.translation import gettext as _

from cppcc.dates import span_text
from cppcc.loose_time import LooseTime, parse_loose_time

MAX_LENGTH = 100


def understood(text, year):
    """{text, is_understood} that tells what the words mean; empty text when there is nothing to say."""
    if not text.strip():
        return {"text": "", "is_understood": False}
    time = parse_loose_time(text, year)
    if time is None:
        return {"text": _("Not understood as a time; it is kept as it stands."), "is_understood": False}
    if time.earliest is None:
        return {"text": _("A time without days; it is kept as it stands."), "is_understood": True}
    return {"text": span_text(time.earliest, time.latest), "is_understood": True}


class LooseTimeInput(forms.TextInput):
    template_name = "widgets/loose_time.html"
    year = None

    def format_value(self, value):
        return value.text if isinstance(value, LooseTime) else value

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["year"] = self.year
        context["understood"] = understood(str(self.format_value(value) or ""), self.year)
        return context


class LooseTimeField(forms.CharField):
    """Cleans to a `LooseTime`, or None when empty; words not understood are kept with no days."""

    widget = LooseTimeInput

    def __init__(self, *, year=None, **kwargs):
        kwargs.setdefault("max_length", MAX_LENGTH)
        super().__init__(**kwargs)
        self.set_year(year)

    def set_year(self, year):
        """The year in which months and days are meant; a form sets it from its row."""
        self.year = self.widget.year = year

    def prepare_value(self, value):
        return value.text if isinstance(value, LooseTime) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        return parse_loose_time(text, self.year) or LooseTime(text, None, None, "unspecified")

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "").strip()
