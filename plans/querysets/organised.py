"""Which topics and activities: rows with a loose time and organising committees."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import ExtractYear

from .choices import as_choices, choices_of
from .rows import PlanRowQuerySet
from .scope import sees_drafts, visible_plans

DONE = ("held", "closed")
GIVEN_UP = ("dropped", "cancelled")


class OrganisedQuerySet(PlanRowQuerySet):
    """Rows with organising committees."""

    def standing(self):
        """Without what an adjustment has dropped: it is kept, but neither printed nor counted."""
        return self.exclude(state__in=GIVEN_UP)

    def done(self):
        return self.filter(state__in=DONE)

    def days(self):
        """The lineages of these rows with the days on which they were held, for `choices_of`."""
        return as_choices(self, place=F("pk"), key=F("lineage"), name=F("held_on"))

    def with_organisers(self):
        organisers = self.model.organisers.rel.related_model.objects.select_related("committee")
        return self.prefetch_related(Prefetch("organisers", organisers.order_by("order", "pk")))

    def organiser_rows(self, *columns):
        """One dictionary for each organiser of a row, lead first, and one for a row without; in order."""
        rows = self.in_order()
        return rows.order_by(*rows.query.order_by, "organisers__order", "organisers__pk").values(*columns)

    def organiser_names(self):
        """{pk: names of the organising bodies, lead first}."""
        found = {}
        rows = self.order_by("organisers__order", "organisers__pk")
        for pk, name, short_name in rows.values_list(
            "pk", "organisers__name", "organisers__committee__short_name"
        ):
            if short_name or name:
                found.setdefault(pk, []).append(short_name or name)
        return {pk: "、".join(names) for pk, names in found.items()}

    def committee_choices(self):
        """The committees that organise any of these rows, for `choices_of`."""
        committees = self.model.organisers.rel.related_model._meta.get_field("committee").related_model
        organising = self.order_by().filter(organisers__committee=OuterRef("pk"))
        return as_choices(
            committees.objects.filter(Exists(organising)), place=F("order"), key=F("pk"), name=F("name")
        )

    def filter_choices(self):
        """What these rows can be filtered by, for `choices_of`."""
        return {"committee": self.committee_choices()}

    def of_living_plans(self):
        """Without the rows of discarded plans and of working copies."""
        return self.exclude(plan__state="discarded").originals()

    def originals(self):
        """Without the rows of working copies: they stand in the adjusted plan already."""
        return self.filter(plan__adjusts=None)

    def matching(self, text):
        return self.filter(Q(title__icontains=text) | Q(content__icontains=text))

    def newest_first(self):
        """The newest year's rows first, each plan in its order of time."""
        return self.order_by(F("plan__year").desc(nulls_last=True), "plan", *self.time_order())

    def without_organiser(self):
        return self.filter(organisers=None)

    def without_days(self):
        return self.filter(schedule_earliest=None)

    def in_month(self, month):
        """Rows whose time can fall into a month (1–12) of whatever year it lies in."""
        begins, ends = Q(schedule_earliest__month__lte=month), Q(schedule_latest__month__gte=month)
        over_new_year = Q(schedule_latest__year__gt=ExtractYear("schedule_earliest"))
        return self.filter((begins & ends) | (over_new_year & (begins | ends)))

    def organised_by(self, committee):
        """Rows that a committee organises, alone, as lead or with others."""
        return self.filter(pk__in=self.model.objects.filter(organisers__committee=committee).values("pk"))

    def time_order(self, latest_first=False):
        """By the first day that the time can mean, rows without days last either way."""
        day = F("schedule_earliest")
        by_day = day.desc(nulls_last=True) if latest_first else day.asc(nulls_last=True)
        return by_day, "order", "pk"

    def by_time(self, latest_first=False):
        return self.order_by(*self.time_order(latest_first))

    def touching(self, first, last):
        """Rows whose time can fall into the days from `first` to `last`."""
        return self.filter(schedule_earliest__lte=last, schedule_latest__gte=first)


class TopicQuerySet(OrganisedQuerySet):
    def of_form(self, form):
        return self.filter(form=form)

    def with_singles(self):
        return self.select_related("form", "leader", "section")

    def with_names(self):
        """Each topic with `form_name`, `form_order` and `leader_name`, for those who need no more of them."""
        form = {"form_name": F("form__name"), "form_order": F("form__order")}
        return self.annotate(**form, leader_name=F("leader__name"))

    def related_names(self, topic):
        """{"partners": names, "consulted": names, "sectors": names} of one topic; one query."""
        found = choices_of(
            **{
                name: as_choices(getattr(topic, name).all(), place=F("order"), key=F("pk"), name=F("name"))
                for name in ("partners", "consulted", "sectors")
            }
        )
        return {name: [label for _key, label in pairs] for name, pairs in found.items()}

    def form_choices(self):
        """The forms of consultation of these topics, for `choices_of`."""
        forms = self.model._meta.get_field("form").related_model
        of_form = self.order_by().filter(form=OuterRef("pk"))
        return as_choices(
            forms.objects.filter(Exists(of_form)), place=F("order"), key=F("pk"), name=F("name")
        )

    def filter_choices(self):
        return {**super().filter_choices(), "form": self.form_choices()}

    def proposed(self):
        return self.filter(state="proposed")

    def lead_committees(self):
        """The keys of the committees that lead these topics."""
        leads = self.order_by().filter(organisers__order=0, organisers__committee__isnull=False)
        return set(leads.values_list("organisers__committee", flat=True))

    def in_order(self):
        return self.order_by("form__order", "form_id", "order", "pk")

    def with_details(self):
        return self.with_singles().prefetch_related("partners", "consulted", "sectors").with_organisers()


class ActivityQuerySet(OrganisedQuerySet):
    def visible_to(self, user):
        """Activities of a visible plan, and those of one's own office that stand in no plan."""
        outside = Q(plan=None, organization=user.organization) if sees_drafts(user) else Q()
        return self.filter(visible_plans(user, "plan__") | outside)

    def with_singles(self):
        return self.select_related("topic", "section")

    def with_names(self):
        """Each activity with `topic_title`, for those who need no more of the topic."""
        return self.annotate(topic_title=F("topic__title"))

    def with_details(self):
        return self.with_singles().with_organisers()

    def of_office(self, organization):
        return self.filter(organization=organization)

    def held_in(self, year):
        """Activities that took place in a year; those of discarded plans did not."""
        return self.of_living_plans().filter(state="held", held_on__year=year)

    def serving(self, topic):
        """The activities planned for a topic."""
        return self.filter(topic=topic)
