"""Directory, birthday list, lists of committees and groups: members in stroke order wherever they stand."""

from itertools import groupby

from cppcc.documents.base import Document
from cppcc.documents.content import Heading, OfficialDocument, Paragraph
from cppcc.documents.excel import Column, Sheet
from cppcc.numerals import chinese

from .names import name_lines
from .tables import IN_ORDER, Part, TableDocument, as_of

#: Printed documents are Chinese whatever language the page has.
SEX = {"male": "男", "female": "女"}
SEAT_WORDS = {"leader": "主任", "deputy": "副主任", "convener": "召集人", "member": "委员"}
GROUP_WORDS = {**SEAT_WORDS, "member": "组员"}


def employer_and_post(member):
    return f"{member.employer}{member.post}"


class Directory(TableDocument):
    """通讯录: `members` read by `for_directory`, which brings their standing of `day`."""

    name = "通讯录"
    columns = (
        Part("序号", 4, 6),
        Part("姓名", 10, 12),
        Part("性别", 4, 6),
        Part("界别", 9, 18),
        Part("工作单位及职务", 26, 44),
        Part("手机", 11, 16),
        Part("通讯地址", 12, 40),
    )
    landscape = True

    def __init__(self, office, members, day):
        self.title = f"{office.name}委员通讯录"
        self.members = members
        self.note = f"{IN_ORDER}，{as_of(day)}，共{len(members)}人"

    def lines(self):
        for number, member in enumerate(self.members, 1):
            yield (
                number,
                member.name,
                SEX.get(member.sex, ""),
                member.sector_name or "",
                employer_and_post(member),
                member.phone,
                member.address,
            )


class BirthdayList(TableDocument):
    """生日名册 by month and day; members without a known birthday are not in it."""

    name = "生日名册"
    columns = (
        Part("月", 4, 6),
        Part("日", 4, 6),
        Part("姓名", 9, 12),
        Part("性别", 5, 6),
        Part("周岁", 6, 8),
        Part("界别", 12, 18),
        Part("工作单位及职务", 24, 44),
    )

    def __init__(self, office, members, day, month=None):
        span = f"{month}月" if month else ""
        self.title = f"{office.name}委员{span}生日名册"
        self.day = day
        born = [one for one in members if one.birth_date and month in (None, one.birth_month)]
        self.members = sorted(born, key=lambda one: (one.birth_date.month, one.birth_date.day))
        self.note = f"同日出生的{IN_ORDER}，{day.year}年，共{len(self.members)}人"

    def lines(self):
        for member in self.members:
            born = member.birth_date
            yield (
                born.month,
                born.day,
                member.name,
                SEX.get(member.sex, ""),
                self.day.year - born.year,
                member.sector_name or "",
                employer_and_post(member),
            )


class SeatLists(Document):
    """One chapter a committee or group: leaders by name, then the others, each in stroke order.

    `places` are [(committee or group, [seats, leaders first])].
    """

    permission = "members.print_directory"
    formats = ("pdf", "docx", "xlsx")
    words = SEAT_WORDS

    def __init__(self, office, places, day):
        self.title = f"{office.name}{self.name}"
        self.places = places
        self.note = f"{IN_ORDER}，{as_of(day)}"

    @property
    def file_name(self):
        return self.title

    def content(self):
        blocks = [Paragraph(f"（{self.note}）")]
        for number, (place, seats) in enumerate(self.places, 1):
            blocks.append(Heading(f"{chinese(number)}、{place.name}（{len(seats)}人）", 1))
            for position, held in groupby(seats, key=lambda seat: seat.position):
                names = [seat.member.name for seat in held]
                blocks.extend(name_lines(f"{self.words[position]}：", names))
        return OfficialDocument(title=self.title, blocks=tuple(blocks))

    def sheets(self):
        columns = (
            Column(self.place_word, 30),
            Column("职务", 12),
            Column("姓名", 12),
            Column("工作单位及职务", 44),
        )
        rows = tuple(
            (place.name, self.words[seat.position], seat.member.name, employer_and_post(seat.member))
            for place, seats in self.places
            for seat in seats
        )
        return (Sheet(self.name, columns, rows, title=self.title),)


class CommitteeLists(SeatLists):
    name = "专门委员会组成人员名单"
    place_word = "专门委员会"


class GroupLists(SeatLists):
    name = "委员小组名单"
    place_word = "委员小组"
    words = GROUP_WORDS
