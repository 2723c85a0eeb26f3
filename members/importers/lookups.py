"""Finding the office's own rows by the names that a roster uses for them."""

from difflib import get_close_matches

from django.utils.translation import gettext as _

from members.models import Committee, MemberGroup, Organization, Party, Position, Sector

ENDINGS = ("界", "会", "组", "小组", "委员会")
NO_PARTY = {"群众", "无", "无党派", "无党派人士"}
PARTY_NAMES = {
    "中共": "中国共产党", "中共党员": "中国共产党", "党员": "中国共产党", "民革": "中国国民党革命委员会",
    "民盟": "中国民主同盟", "民建": "中国民主建国会", "民进": "中国民主促进会", "农工党": "中国农工民主党",
    "农工": "中国农工民主党", "致公党": "中国致公党", "致公": "中国致公党", "九三": "九三学社",
    "台盟": "台湾民主自治同盟",
}  # fmt: skip


class Names:
    """Rows by name and short name. `what` is how a refusal calls them."""

    def __init__(self, rows, what):
        self.what = what
        self.rows = {}
        for row in rows:
            self.rows.setdefault(row.name, row)
            if row.short_name:
                self.rows.setdefault(row.short_name, row)

    def __getitem__(self, text):
        """The row called `text`; a `ValueError` names the ones that are near."""
        found = self.get(text)
        if found:
            return found
        near = get_close_matches(text, self.rows, n=3, cutoff=0.5)
        if near:
            raise ValueError(
                _("There is no %(what)s “%(text)s”. Perhaps: %(near)s.")
                % {"what": self.what, "text": text[:30], "near": "、".join(near)}
            )
        raise ValueError(
            _("There is no %(what)s “%(text)s”. Add it to the office's lists first, or correct the name.")
            % {"what": self.what, "text": text[:30]}
        )

    def get(self, text):
        """The row called so, with or without the usual ending; None when there is none."""
        candidates = [text, *(text + ending for ending in ENDINGS)]
        candidates += [text.removesuffix(ending) for ending in ENDINGS if text.endswith(ending)]
        return next((self.rows[one] for one in candidates if one in self.rows), None)


class OfficeNames:
    """All that a roster of one office may name."""

    def __init__(self, organization):
        self.sectors = self.names(Sector, organization, _("sector"))
        self.parties = self.names(Party, organization, _("political party"))
        self.positions = self.names(Position, organization, _("position"))
        self.committees = self.names(Committee, organization, _("committee"))
        self.groups = self.names(MemberGroup, organization, _("member group"))
        below = Organization.objects.liaison_offices_below(organization)
        self.liaison_offices = Names(below, _("liaison office"))

    def names(self, model, organization, what):
        return Names(model.objects.of(organization).active().in_order(), what)

    def party(self, text):
        """The party, or None for those of none; the common short forms are understood."""
        if text in NO_PARTY and not self.parties.get(text):
            return None
        full = PARTY_NAMES.get(text, text)
        return self.parties.get(full) or self.parties[text]
