"""How the fields of plans' forms stand on the page."""

from crispy_forms.layout import Div, Layout


def beside(*names):
    """Short fields side by side, below each other where there is no room."""
    return Div(*names, css_class="fields-beside")


def lay_out(form, *parts):
    """Show the fields as `parts` say; hidden ones come along."""
    form.helper.layout = Layout(*parts)
    form.helper.render_hidden_fields = True
