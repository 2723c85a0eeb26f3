"""The pages of an import, asked as a clerk's browser asks them."""

from django.urls import reverse

from .texts import TEXT


def post_text(client, text=TEXT, **values):
    return client.post(reverse("plans:import_new"), {"text": text, "year": 2026, **values})


def url(name, draft, *arguments):
    return reverse(f"plans:import_{name}", args=[draft.pk, *arguments])


def typed_row(client, draft, key, **values):
    """What the form of a row would send, with `values` typed over it."""
    form = client.get(url("row", draft, key)).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None} | values
