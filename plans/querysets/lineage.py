"""The rows of a plan that carry given lineages on."""

from django.db.models import CharField, Value

RELATIONS = ("sections", "topics", "activities", "targets")


def rows_of_lineage(plan, lineages):
    """{lineage: row} as it stands in the plan now, with only its key and its plan; one query."""
    if not lineages:
        return {}
    models = {relation: plan._meta.get_field(relation).related_model for relation in RELATIONS}
    first, *others = (
        getattr(plan, relation)
        .order_by()
        .filter(lineage__in=lineages)
        .values_list("lineage", "pk", Value(relation, CharField()))
        for relation in RELATIONS
    )
    return {
        lineage: models[relation](pk=pk, plan=plan, lineage=lineage)
        for lineage, pk, relation in first.union(*others, all=True)
    }
