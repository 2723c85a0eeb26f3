"""The annual plan as an official document: its text, then its schedule as an attachment."""

from datetime import date

from cppcc.documents.base import Document
from cppcc.documents.content import Attachment, OfficialDocument
from plans.models import AnnualPlan

from .body import body_blocks
from .schedule import schedule_sheets, schedule_table

COATS = ("plain", "official")


class PlanDocument(Document):
    """A plan in one coat, made from plan JSON: a frozen version's or the working copy's."""

    name = "annual plan"
    permission = "plans.print_plan"
    formats = ("pdf", "docx", "xlsx")

    def __init__(self, snapshot, *, coat="plain", watermark=""):
        self.snapshot = snapshot
        self.coat = coat
        self.watermark = watermark

    def content(self):
        head = self.snapshot["document"]
        offices = tuple(head["issuing_offices"] or [self.snapshot["office"]])
        issued_on = date.fromisoformat(head["issued_on"]) if head["issued_on"] else None
        official = self.coat == "official"
        return OfficialDocument(
            title=self.snapshot["title"],
            blocks=tuple(body_blocks(self.snapshot)),
            coat=self.coat,
            issuing_offices=offices,
            number=head["number"] if official else "",
            addressee=head["addressee"].rstrip("：: "),
            attachments=self.attachments(),
            signature=offices,
            date=issued_on,
            copies_to=head["copies_to"].rstrip("。. ") if official else "",
            printed_by=f"{offices[0]}办公室" if official and issued_on else "",
            printed_on=issued_on if official else None,
            watermark=self.watermark,
        )

    def attachments(self):
        table = schedule_table(self.snapshot)
        return (Attachment(f"{self.snapshot['year']}年度工作安排一览表", (table,)),) if table else ()

    def sheets(self):
        return schedule_sheets(self.snapshot)

    @property
    def file_name(self):
        kind = AnnualPlan.Kind(self.snapshot["kind"])
        return self.snapshot["title"] or f"{self.snapshot['year']} {kind.label}"
