"""Something to choose from: years, offices, forms and committees that occur in rows, in one query."""

from django.db.models import CharField, Value


def as_choices(rows, *, place, key, name):
    """Rows as something to choose from: `key` under `name`, ordered by `place`."""
    return rows.order_by().annotate(choice_place=place, choice_key=key, choice_name=name)


def choices_of(**sources):
    """{source: [(key, name)]} from several querysets made by `as_choices`; one query."""
    columns = ("choice_source", "choice_place", "choice_key", "choice_name")
    first, *others = (
        rows.annotate(choice_source=Value(source, CharField())).values_list(*columns)
        for source, rows in sources.items()
    )
    found = {source: [] for source in sources}
    for source, _place, key, name in sorted(first.union(*others) if others else first):
        found[source].append((str(key), name))
    return found
