"""What of an office's people goes up: how many, by sector and sex, and which committees there are."""

from cppcc.roll_up import Part

from .models import Committee, Member, MemberGroup, Sector


def parts(user, organization, today):
    members = Member.objects.seen_from_above(user).of(organization).active().on(today)
    sectors = {row.pk: row.name for row in Sector.objects.seen_from_above(user).of(organization)}
    counts = members.tally("standing__sector")
    sexes = members.tally("sex")
    committees = Committee.objects.seen_from_above(user).of(organization).active()
    groups = MemberGroup.objects.seen_from_above(user).of(organization).active()
    context = {
        "total": sum(counts.values()),
        "sectors": [(sectors[pk], count) for pk, count in counts.items() if pk in sectors],
        "sexes": [(label, sexes.get(value, 0)) for value, label in Member.Sex.choices],
        "committees": committees.with_people(today).in_order(),
        "groups": groups.with_people(today).in_order(),
    }
    return [Part(20, "members/roll_up.html", context)]
