"""How the members of a day are made up: by sector, party, sex, age, ethnicity, education.

Every line carries the filter of the member list that shows the very members it counts.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Member, Party, Sector

#: Youngest and oldest age of a band; None is open.
AGES = ((0, 35), (36, 45), (46, 55), (56, 65), (66, None))
NONE = "none"


@dataclass(frozen=True)
class Line:
    """A bar: what it stands for, how many, the members behind it, its length in per cent of the longest."""

    label: str
    count: int
    url: str
    share: int


@dataclass(frozen=True)
class Chart:
    title: str
    sentence: str
    lines: tuple


def age_name(youngest, oldest):
    if oldest is None:
        return _("%(n)s and older") % {"n": youngest}
    if youngest == 0:
        return _("up to %(n)s") % {"n": oldest}
    return _("%(first)s to %(last)s") % {"first": youngest, "last": oldest}


def age_key(youngest, oldest):
    return f"{youngest}-{oldest or ''}"


def chart(title, pairs):
    """A chart of [(label, count, filter of the list)]; lines of nobody are left out."""
    pairs = [pair for pair in pairs if pair[1]]
    most = max((count for _label, count, _query in pairs), default=0)
    address = reverse("members:member_list")
    lines = tuple(
        Line(str(label), count, f"{address}?{urlencode(query)}", round(100 * count / most))
        for label, count, query in pairs
    )
    if not lines:
        return Chart(title, _("Nobody to count."), ())
    first = max(lines, key=lambda line: line.count)
    sentence = _("Most: %(label)s, %(n)s of %(total)s.") % {
        "label": first.label,
        "n": first.count,
        "total": sum(line.count for line in lines),
    }
    return Chart(title, sentence, lines)


def charts_of(user, day):
    """All charts of the members of `day` whom `user` may see."""
    members = Member.objects.visible_to(user).active().on(day)
    return [
        by_row(_("By sector"), members, Sector.objects.visible_to(user), "sector"),
        by_row(_("By political party"), members, Party.objects.visible_to(user), "party"),
        by_choice(_("By sex"), members, "sex", Member.Sex),
        by_age(members, day.year),
        by_text(_("By ethnicity"), members, "ethnicity"),
        by_choice(_("By education"), members, "education", Member.Education),
    ]


def by_row(title, members, rows, name):
    names = {row.pk: row.name for row in rows}
    counts = members.tally(f"standing__{name}")
    pairs = [
        (names.get(pk, _("none")), count, {name: pk or 0})
        for pk, count in counts.items()
        if pk is None or pk in names
    ]
    return chart(title, pairs)


def by_choice(title, members, name, choices):
    counts = members.tally(name)
    pairs = [(label, counts.get(value, 0), {name: value}) for value, label in choices.choices]
    return chart(title, [*pairs, (_("not known"), counts.get("", 0), {name: NONE})])


def by_text(title, members, name):
    pairs = [
        (text or _("not known"), count, {name: text or NONE}) for text, count in members.tally(name).items()
    ]
    return chart(title, pairs)


def by_age(members, year):
    """By the age reached in `year`: the year of birth is what stands in plain."""
    years = members.tally("birth_year")
    pairs = []
    for youngest, oldest in AGES:
        count = sum(
            number
            for born, number in years.items()
            if born and youngest <= year - born and (oldest is None or year - born <= oldest)
        )
        pairs.append((age_name(youngest, oldest), count, {"age": age_key(youngest, oldest)}))
    return chart(_("By age"), [*pairs, (_("not known"), years.get(None, 0), {"age": NONE})])
