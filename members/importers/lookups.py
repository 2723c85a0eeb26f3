"""Finding the office's own rows by the names that a roster uses for them."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from members.models import Committee, MemberGroup, Organization, Party, Position, Sector

ENDINGS = ("界", "会", "组", "小组", "委员会")
COMMON_ENDING = re.compile(f"(?:{'|'.join(sorted(ENDINGS, key=len, reverse=True))})$")
NO_PARTY = {"群众", "无", "无党派", "无党派人士"}
PARTY_NAMES = {
    "中共": "中国共产党", "中共党员": "中国共产党", "党员": "中国共产党", "民革": "中国国民党革命委员会",
    "民盟": "中国民主同盟", "民建": "中国民主建国会", "民进": "中国民主促进会", "农工党": "中国农工民主党",
    "农工": "中国农工民主党", "致公党": "中国致公党", "致公": "中国致公党", "九三": "九三学社",
    "台盟": "台湾民主自治同盟",
}  # fmt: skip


#: The lists to which importing may add a name, by the field of the roster that names it.
ADDABLE = {
    "sector": Sector,
    "party": Party,
    "positions": Position,
    "committees": Committee,
    "groups": MemberGroup,
}
LONGEST_NAME = 100


class UnknownName(ValueError):
    """No row is called so. `names` are [(name, the ones that are near)] that could be added to the list."""

    def __init__(self, text, names):
        super().__init__(text)
        self.names = names


@dataclass(frozen=True)
class Planned:
    """A row that importing will add to a list; its key begins with + and gives way to the row's own then."""

    name: str
    short_name: str = ""

    @property
    def pk(self):
        return f"+{self.name}"


class Names:
    """Rows by name and short name. `what` is how a refusal calls them."""

    def __init__(self, rows, what):
        self.what = what
        self.rows = {}
        for row in rows:
            self.rows.setdefault(row.name, row)
            if row.short_name:
                self.rows.setdefault(row.short_name, row)

    def plan(self, name):
        """Take `name` for a row that will be there, unless there is one."""
        if not self.get(name):
            self.rows[name] = Planned(name)

    def __getitem__(self, text):
        """The row called `text`; `UnknownName` names the ones that are near."""
        found = self.get(text)
        if found:
            return found
        near = "、".join(self.near(text))
        if near:
            sentence = _("There is no %(what)s “%(text)s”. Perhaps: %(near)s.")
        else:
            sentence = _("There is no %(what)s “%(text)s”. Tick it above, or correct the name.")
        raise UnknownName(
            sentence % {"what": self.what, "text": text[:30], "near": near},
            [(text, near)] if len(text) <= LONGEST_NAME else [],
        )

    def near(self, text):
        """Names that `text` may be a slip for; the endings that all names share do not count."""
        stems = {stem(name): name for name in self.rows}
        return [stems[one] for one in get_close_matches(stem(text), stems, n=3, cutoff=0.5)]

    def get(self, text):
        """The row called so, with or without the usual ending; None when there is none."""
        candidates = [text, *(text + ending for ending in ENDINGS)]
        candidates += [text.removesuffix(ending) for ending in ENDINGS if text.endswith(ending)]
        return next((self.rows[one] for one in candidates if one in self.rows), None)


class OfficeNames:
    """All that a roster of one office may name; `additions` are [field, name] that importing will add."""

    def __init__(self, organization, additions=()):
        self.sectors = self.names(Sector, organization, _("sector"))
        self.parties = self.names(Party, organization, _("political party"))
        self.positions = self.names(Position, organization, _("position"))
        self.committees = self.names(Committee, organization, _("committee"))
        self.groups = self.names(MemberGroup, organization, _("member group"))
        below = Organization.objects.liaison_offices_below(organization)
        self.liaison_offices = Names(below, _("liaison office"))
        lists = {
            "sector": self.sectors,
            "party": self.parties,
            "positions": self.positions,
            "committees": self.committees,
            "groups": self.groups,
        }
        for field, name in additions:
            lists[field].plan(name)

    def names(self, model, organization, what):
        return Names(model.objects.of(organization).active().in_order(), what)

    def party(self, text):
        """The party, or None for those of none; the common short forms are understood."""
        if text in NO_PARTY and not self.parties.get(text):
            return None
        return self.parties.get(text) or self.parties[PARTY_NAMES.get(text, text)]


def stem(name):
    """A name without the ending that all names of its list share."""
    return COMMON_ENDING.sub("", name) or name


def find_all(find, parts):
    """[find(part)] of all parts; those whose names are unknown are told together."""
    found, unknown = [], []
    for part in parts:
        try:
            found.append(find(part))
        except UnknownName as error:
            unknown.append(error)
    if unknown:
        raise UnknownName(" ".join(map(str, unknown)), [one for error in unknown for one in error.names])
    return found
