from dataclasses import dataclass
from datetime import date

from cppcc.documents.base import Document
from cppcc.documents.content import Card, Cards, OfficialDocument, Paragraph, chinese_date


@dataclass(frozen=True)
class Slip:
    """What one person is handed: user name, and a password to begin with or a link to choose one."""

    name: str
    username: str
    until: date
    password: str = ""
    link: str = ""


class AccountSlips(Document):
    """Slips to cut out and hand over, `address` being where one signs in.

    Passwords and links are made for this sheet and stored nowhere else in readable form.
    """

    name = "账号开通通知单"
    permission = "members.view_accounts"
    formats = ("pdf",)
    note = "沿虚线裁开，分别交本人。初始密码、二维码只能用一次，首次登录须自行设置密码"

    def __init__(self, office, slips, address):
        self.title = f"{office.short_name}{self.name}"
        self.slips = slips
        self.address = address

    @property
    def file_name(self):
        return self.title

    def content(self):
        cards = tuple(self.card(slip) for slip in self.slips)
        return OfficialDocument(title=self.title, blocks=(Paragraph(f"（{self.note}）"), Cards(cards)))

    def card(self, slip):
        lines = [f"用户名：{slip.username}"]
        if slip.link:
            lines.append("扫描二维码，设置自己的密码")
        else:
            lines += [f"初始密码：{slip.password}", f"登录地址：{self.address}"]
        lines.append(f"{chinese_date(slip.until)}前有效")
        return Card(slip.name, tuple(lines), slip.link)
