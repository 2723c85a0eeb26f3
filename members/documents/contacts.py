from .tables import IN_ORDER, Part, TableDocument, as_of

KINDS = {"village": "村（社区）", "project": "项目", "company": "企业", "other": "其他"}


class ContactTable(TableDocument):
    """联系表: which member does what for which place; `duties` in the order of the members."""

    name = "委员联系点安排表"
    columns = (
        Part("序号", 5, 6),
        Part("委员", 9, 12),
        Part("联系点", 14, 26),
        Part("类别", 10, 14),
        Part("职责", 19, 40),
        Part("联系人及电话", 13, 26),
    )

    def __init__(self, office, duties, day):
        self.title = f"{office.name}{self.name}"
        self.duties = duties
        self.note = f"{IN_ORDER}，{as_of(day)}"

    def lines(self):
        for number, duty in enumerate(self.duties, 1):
            point = duty.point
            contact = " ".join(part for part in (point.person, point.phone) if part)
            yield (number, duty.member.name, point.name, KINDS[point.kind], duty.duty, contact)
