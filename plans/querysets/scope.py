"""Who sees which plans: the rule from which every query on plans and their rows starts."""

from django.db.models import Q

EDITING_ROLES = ("staff",)
LEADING_ROLES = ("committee_leader", "office_leader", "auditor")
PUBLISHED = ("issued", "finished")


def sees_several_offices(user):
    """Others see the plans of the office in which they act."""
    return user.role == "superior_viewer"


def sees_drafts(user):
    """Staff, leaders and auditors see what is not issued yet, in the office in which they act."""
    return user.role in EDITING_ROLES + LEADING_ROLES


def visible_plans(user, prefix=""):
    """The condition under which `user` sees a plan, or a row that reaches its plan through `prefix`.

    Staff, leaders and auditors see every plan of their office; members and departments what has been issued;
    a superior office what has been issued anywhere below it.
    """
    if not user.assignment:
        return Q(pk=None)
    own, role = user.assignment.organization, user.assignment.role
    at_home = Q(**{f"{prefix}organization": own})
    published = Q(**{f"{prefix}state__in": PUBLISHED})
    if sees_drafts(user):
        return at_home
    if role in ("member", "department_handler"):
        return at_home & published
    if role == "superior_viewer":
        return Q(**{f"{prefix}organization__path__startswith": own.path}) & published
    return Q(pk=None)
