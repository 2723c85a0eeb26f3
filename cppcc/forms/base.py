"""What holds for every form: characters that break files never come in, limits are counted, not cut."""

import re

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _

DJANGO_REQUIRED = forms.Field.default_error_messages["required"]
BLANK, DASHES = BLANK_CHOICE_DASH[0]
LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text):
    """Text without the characters that break Word, Excel and XML; Word's line breaks become plain ones."""
    return FORBIDDEN.sub("", LINE_BREAKS.sub("\n", text))


def form_helper():
    """How forms are laid out: the page brings the <form>, its button and the token."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class PlainForm:
    """Mixin for forms: `{% crispy form %}` shows the error summary and all fields."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if data is not None:
            self.data = self.cleaned_input(data)
        self.helper = form_helper()
        for field in self.fields.values():
            self.count_instead_of_cutting(field)
            self.say_what_is_blank(field)
            if field.error_messages["required"] == DJANGO_REQUIRED:
                field.error_messages["required"] = _("This must be filled in.")

    def cleaned_input(self, data):
        """A copy of what was sent, its texts cleaned; a field of one line keeps one line."""
        data = data.copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            if not isinstance(field, forms.CharField) or key not in data:
                continue
            text = clean_text(data[key])
            data[key] = text if isinstance(field.widget, forms.Textarea) else text.replace("\n", " ")
        return data

    def count_instead_of_cutting(self, field):
        """The browser would cut pasted text without a word; say how much too long it is instead."""
        limit = field.widget.attrs.pop("maxlength", None)
        if limit and isinstance(field.widget, forms.Textarea | forms.TextInput):
            field.widget.attrs["data-limit"] = limit

    def say_what_is_blank(self, field):
        """Words in place of the row of dashes that stands for “nothing chosen”."""
        words = _("please choose") if field.required else "—"
        if isinstance(field, forms.ModelChoiceField):
            if field.empty_label == DASHES:
                field.empty_label = words
        elif isinstance(field, forms.ChoiceField) and next(iter(field.choices), None) == (BLANK, DASHES):
            field.choices = [(BLANK, words), *list(field.choices)[1:]]
