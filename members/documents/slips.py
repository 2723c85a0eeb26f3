from .tables import Part, TableDocument


class AccountSlips(TableDocument):
    """Slips to cut out and hand over: who, which user name, which password to begin with.

    The passwords are made for this sheet and stored nowhere else in readable form.
    """

    name = "账号开通通知单"
    permission = "members.view_accounts"
    formats = ("pdf",)
    columns = (
        Part("姓名", 8, 12),
        Part("用户名", 12, 20),
        Part("初始密码", 14, 20),
        Part("登录地址与说明", 26, 44),
    )

    def __init__(self, office, slips, address):
        self.title = f"{office.short_name}{self.name}"
        self.slips = slips
        self.address = address
        self.note = "沿行裁开，分别交本人；首次登录须修改密码"

    def lines(self):
        for user, password in self.slips:
            yield (user.name, user.username, password, f"{self.address} 首次登录后请立即修改密码。")
