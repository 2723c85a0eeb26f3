"""A plan on its way through its stations, for the tests that walk all addresses."""

from datetime import date

from plans.models import ApprovalStation, PlanStation, PlanVersion, StationPassage
from plans.services.presets import as_stations
from plans.services.scans import kept_scan
from plans.snapshot import snapshot_of

from .factories import PlanFactory

STAFF, LEADER, OUTSIDE = (ApprovalStation.Who[name] for name in ("STAFF", "OFFICE_LEADER", "EXTERNAL"))
STATIONS = (
    ("起草", STAFF, {"is_open_for_changes": True}),
    ("会商", OUTSIDE, {}),
    ("主席会议", LEADER, {}),
    ("印发", STAFF, {"issues": True}),
)


class Way:
    """A work plan at its third station, where office leaders decide; the second was recorded with a scan."""

    def __init__(self, organization, clerk):
        self.laid_down = as_stations(STATIONS, organization=organization, plan_kind="work")
        ApprovalStation.objects.bulk_create(self.laid_down)
        self.plan = PlanFactory(organization=organization, kind="work", state="in_approval")
        self.stations = PlanStation.objects.bulk_create(as_stations(STATIONS, PlanStation, plan=self.plan))
        self.plan.write(station=self.stations[2])
        version = PlanVersion.objects.create(
            plan=self.plan, number=1, snapshot=snapshot_of(self.plan), sha256="0" * 64, reason="会商"
        )
        common = {"plan": self.plan, "by": clerk, "by_name": clerk.name, "version": version}
        self.submission = StationPassage.objects.create(step="submitted", station=self.stations[0], **common)
        with kept_scan(("批复.pdf", b"%PDF-1.7 %%EOF")) as scan:
            self.passage = StationPassage.objects.create(
                step="recorded", station=self.stations[1], decided_on=date(2026, 3, 1), **common, **scan
            )

    @property
    def rows(self):
        """Rows in which a person could have typed something."""
        return [self.plan, self.passage, *self.stations, *self.laid_down]

    @property
    def subjects(self):
        """{keyword: {beginning of a name: value}}."""
        pages = ("decide", "record", "issue", "scan")
        return {
            "pk": {
                **{f"plans:plan_{name}": self.plan.pk for name in pages},
                "plans:station": self.laid_down[1].pk,
            },
            "kind": {"plans:station": "work"},
            "passage_pk": {"plans:": self.passage.pk},
        }
