"""Which rounds of opinions, asked bodies and opinions."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from cppcc.querysets import ScopedQuerySet

#: Roles that see every opinion of their office; a committee's leader sees what the own committee answered.
OVERSEEING = ("staff", "office_leader", "auditor")
LIVE = ("draft", "in_approval")


def overseen(user, prefix=""):
    """The condition under which `user` sees all that hangs on a round reached through `prefix`."""
    if not user.assignment or user.role not in OVERSEEING:
        return Q(pk=None)
    return Q(**{f"{prefix}plan__organization": user.organization})


def asked(user, prefix=""):
    """The condition under which `user`, acting as now, speaks for the body asked through `prefix`."""
    own = user.assignment
    if own and own.role == "committee_leader":
        return Q(**{f"{prefix}committee": own.committee_id})
    if own and own.role == "department_handler":
        return Q(**{f"{prefix}department": own.department_id})
    if own and own.role == "member":
        return Q(**{f"{prefix}member__account": user, f"{prefix}member__organization": own.organization_id})
    return Q(pk=None)


class OpinionRoundQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(overseen(user))

    def of(self, plan):
        return self.filter(plan=plan)

    def with_plan(self):
        return self.select_related("plan__organization", "frozen", "opened_by", "closed_by").defer(
            "frozen__snapshot"
        )

    def by_id(self, pk):
        return self.filter(pk=pk).first()

    def newest_first(self):
        return self.order_by("-number")

    def open(self):
        return self.filter(closed_at=None, plan__state__in=LIVE)

    def past(self, today):
        """Open rounds whose last day is over."""
        return self.open().filter(until__lt=today)

    def to_decide(self):
        """Rounds of unfinished plans with an opinion on which nobody has decided."""
        undecided = self.model.requests.rel.related_model.opinions.rel.related_model.objects.undecided()
        return self.filter(Exists(undecided.filter(request__round=OuterRef("pk"))), plan__state__in=LIVE)


class OpinionRequestQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """What one's own body was asked; staff, leaders of the office and auditors: all of their office."""
        return self.filter(overseen(user, "round__") | self.own(user))

    def own(self, user):
        return asked(user) & ~Q(round__plan__state="discarded")

    def asked_of(self, user):
        """What the body for which one acts was asked."""
        return self.filter(self.own(user))

    def waiting(self):
        return self.filter(state="waiting", round__closed_at=None, round__plan__state__in=LIVE)

    def of_round(self, round_):
        return self.filter(round=round_)

    def of_plan(self, plan):
        return self.filter(round__plan=plan)

    def with_round(self):
        return self.select_related(
            "round__plan__organization", "round__frozen", "answered_by", "member"
        ).defer("round__frozen__snapshot")

    def with_answerer(self):
        return self.select_related("answered_by")

    def with_opinions(self):
        opinions = self.model.opinions.rel.related_model.objects.with_people()
        return self.prefetch_related(Prefetch("opinions", opinions))

    def in_order(self):
        return self.order_by("order", "pk")

    def newest_first(self):
        return self.order_by("-round__opened_at", "-pk")

    def asked_keys(self, round_):
        """{(kind, key or name)} of the bodies that a round asks."""
        rows = self.filter(round=round_).values_list(
            "kind", "committee", "party", "sector", "department", "member", "name"
        )
        return {(kind, next((key for key in keys if key), name)) for kind, *keys, name in rows}


class OpinionQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(
            overseen(user, "request__round__")
            | (asked(user, "request__") & ~Q(request__round__plan__state="discarded"))
        )

    def with_people(self):
        return self.select_related("entered_by", "decided_by")

    def with_round(self):
        return self.select_related(
            "request__round__plan__organization", "request__round__frozen", "request__member"
        ).defer("request__round__frozen__snapshot")

    def of_round(self, round_):
        return self.filter(request__round=round_)

    def of_plan(self, plan):
        return self.filter(request__round__plan=plan)

    def of_request(self, request):
        return self.filter(request=request)

    def saying(self, text, lineage):
        return self.filter(text=text, lineage=lineage)

    def undecided(self):
        return self.filter(verdict="")

    def in_order(self):
        return self.order_by("request__order", "request_id", "pk")


class OpinionRecordQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """History is for the office's own people who see all opinions."""
        return self.filter(overseen(user, "request__round__"))

    def of_request(self, request):
        return self.filter(request=request)

    def newest_first(self):
        return self.order_by("-at", "-pk")
