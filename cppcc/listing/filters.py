"""Filters of lists: the fields of the bar, and the pills that show and remove what is chosen."""

import django_filters
from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from cppcc.forms.base import clean_text

SEARCH_LENGTH = 100
SELECTED = format_html(" {}", "selected")


class SearchInput(forms.TextInput):
    """The field to type into; like the choices beside it, it needs no templates."""

    input_type = "search"

    def render(self, name, value, attrs=None, renderer=None):
        typed = self.format_value(value)
        given = {"type": self.input_type, "name": name, **({} if typed is None else {"value": typed})}
        return format_html("<input{}>", flatatt(self.build_attrs({**given, **self.attrs}, attrs)))


class FilterSelect(forms.Select):
    """A choice whose options need no template each: the bar of a list may hold a hundred of them."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = set(self.format_value(value))
        options = ((key, SELECTED if str(key) in chosen else "", label) for key, label in self.choices)
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class SearchFilter(django_filters.CharFilter):
    """The search field. `method` names a method of the queryset: `matching` → `queryset.matching(text)`."""

    def __init__(self, *, method, **kwargs):
        kwargs.setdefault("max_length", SEARCH_LENGTH)
        super().__init__(widget=SearchInput, **kwargs)
        self.queryset_method = method

    def filter(self, qs, value):
        text = clean_text(value or "").strip()
        return getattr(qs, self.queryset_method)(text) if text else qs


class ListFilter(django_filters.FilterSet):
    """Base of the filters of list pages; the view hands the person over as `request.user`.

    `choices` gives the fields that the page has looked up, {field: [(key, name)]}. The fields named in `more`
    are folded away until somebody asks for them or one of them is in force.
    """

    more = ()

    def __init__(self, *args, choices=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name, pairs in (choices or {}).items():
            self.form.fields[name].choices = pairs
        for field in self.form.fields.values():
            self.dress(field)

    def dress(self, field):
        """Name the field inside itself: its label is only read aloud."""
        if isinstance(field.widget, forms.Select):
            field.widget.attrs["class"] = "form-select"
            field.empty_label = _("%(name)s: all") % {"name": field.label}
            choices = [(value, label) for value, label in field.widget.choices if value != ""]
            choices.insert(0, ("", field.empty_label))
            if type(field.widget) is forms.Select:
                field.widget = FilterSelect(field.widget.attrs)
            field.widget.choices = choices
        else:
            field.widget.attrs.update({"class": "form-control", "placeholder": field.label})
            field.widget.attrs.pop("maxlength", None)

    def rare_fields(self):
        """The folded fields."""
        return [self.form[name] for name in self.more]

    def usual_fields(self):
        return [bound for bound in self.form if bound.name not in self.more]

    def is_unfolded(self):
        """One of the folded fields is in force."""
        return any(name in self.more for name, _label, _words in self.chosen())

    def chosen(self):
        """[(name, label, text)] of the filters in force."""
        if not self.form.is_valid():
            return []
        return [
            (name, bound.label, self.words(name, value))
            for name, value in self.form.cleaned_data.items()
            if value not in (None, "", [])
            for bound in [self.form[name]]
        ]

    def words(self, name, value):
        """How a chosen value reads on its pill."""
        choices = getattr(self.form.fields[name], "choices", None)
        if choices and not hasattr(value, "pk"):
            return dict(choices).get(value, value)
        return str(value)
