"""What an office has by name: its forms, committees, departments, sectors and members, each read once."""

from members.models import Committee, Department, Member, Sector
from plans.importing.names import best_form, unit_key
from plans.models import ConsultationForm

OTHER_FORM = "其他形式"
FORM_LENGTH = 60


class KnownNames:
    """Looks names up as plans write them."""

    def __init__(self, organization):
        self.organization = organization
        self.forms = list(ConsultationForm.objects.in_force_for(organization).in_order())
        self.committees = {}
        for committee in Committee.objects.of(organization).in_order():
            for name in (committee.name, committee.short_name):
                if name:
                    self.committees.setdefault(unit_key(name), committee)
        self.departments = by_names(Department.objects.of(organization).in_order())
        self.sectors = by_names(Sector.objects.of(organization).in_order())
        self.members = {}
        for member in Member.objects.of(organization).in_order():
            self.members.setdefault(member.name, []).append(member)

    def committee(self, name):
        """The committee meant by `name`, with or without “政协”, short or long; None when there is none."""
        return self.committees.get(unit_key(name))

    def member(self, name):
        """The one member of this name; None when there is none or several."""
        namesakes = self.members.get(name.strip(), ())
        return namesakes[0] if len(namesakes) == 1 else None

    def form(self, name):
        """The office's form that `name` means; a new one when it has none."""
        name = name.strip()[:FORM_LENGTH] or OTHER_FORM
        exact = next((form for form in self.forms if form.name == name), None)
        return exact or best_form(name, self.forms, lambda form: form.name) or self.add_form(name)

    def add_form(self, name):
        """Add a form to the office; those it takes from an office above become its own, or they would go."""
        if any(form.organization_id != self.organization.pk for form in self.forms):
            self.forms = ConsultationForm.objects.bulk_create(
                ConsultationForm(organization=self.organization, name=form.name, order=form.order)
                for form in self.forms
            )
        order = max((form.order for form in self.forms), default=-1) + 1
        added = ConsultationForm.objects.create(organization=self.organization, name=name, order=order)
        self.forms.append(added)
        return added


def by_names(rows):
    found = {}
    for row in rows:
        for name in (row.name, row.short_name):
            if name:
                found.setdefault(name, row)
    return found
