"""A service's refusal, shown on the form whose values it refused."""

from django.core.exceptions import NON_FIELD_ERRORS


def add_errors(form, error):
    """Put the refusal where it belongs: beside its field when the form has it, else above all."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, errors)
