"""The words for times, as a table of tokens that `items` puts together."""

import re

# Characters that count as others while reading; one for one, so positions stay those of the source.
FOLD = str.maketrans(
    "０１２３４５６７８９〇○．／－（）：ＱｑX×適時會間節號後開擇機視況內兩體議屆國慶勞動兒師陽黨軍縣區鎮進確寧",
    "012345678900./-():QQxx适时会间节号后开择机视况内两体议届国庆劳动儿师阳党军县区镇进确宁",
)
FOLDED = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")
NUMBERS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"元": 1}

# name → first and last (month, day); feasts of the lunar calendar: the span of all years
FESTIVALS = {
    "元旦": ((1, 1), (1, 3)),
    "春节": ((1, 21), (2, 20)),
    "新春": ((1, 21), (2, 20)),
    "元宵": ((2, 4), (3, 6)),
    "三八": ((3, 8), (3, 8)),
    "清明": ((4, 4), (4, 6)),
    "五一": ((5, 1), (5, 5)),
    "劳动": ((5, 1), (5, 5)),
    "五四": ((5, 4), (5, 4)),
    "端午": ((5, 27), (6, 25)),
    "六一": ((6, 1), (6, 1)),
    "七一": ((7, 1), (7, 1)),
    "八一": ((8, 1), (8, 1)),
    "中秋": ((9, 7), (10, 8)),
    "教师": ((9, 10), (9, 10)),
    "国庆": ((10, 1), (10, 7)),
    "重阳": ((10, 1), (10, 31)),
}
_FESTIVAL = "|".join(FESTIVALS)
_HELD = "组织|召开|举办|举行|开展"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DOTTED_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_WORD = r"(?:十[一二]?|[一二三四五六七八九])"
_COUNTED = r"\s{0,3}(?:月(?!饼)|个?季度|[日号])"
_ORDINAL = r"第?[一二三四五六七八九十\d]{1,3}"
_TO = r"(?:-{1,2}|[—–~～]{1,2}|至|到)"
_AND = r"(?:、|和|及|与|或|以及)"

# Every row: kind of token, pattern on the folded text. The first that fits wins.
TOKENS = (
    # 2026.3.5  2026-03
    ("full", r"(?<!\d)(?:19|20)\d\d[./-](?:1[0-2]|0?[1-9])(?:[./-](?:3[01]|[12]\d|0?[1-9]))?(?!\d)"),
    # 3.12 and 2.20—2.28 where a line begins and goes on behind a comma, "6.26国际禁毒日，"
    (
        "dotted",
        rf"(?:^|(?<=[-—–~～至]))(?:1[0-2]|0?[1-9])\.{_DOTTED_DAY}"
        rf"(?=(?:{_TO}(?:1[0-2]|0?[1-9])\.{_DOTTED_DAY})?(?:之?前)?(?:[,，:、]|$|[^\W\d_]{{1,6}}[节日](?:当天)?[,，]))",
    ),
    # 2026年  20xx年  二〇二六年
    ("year", r"(?<!\d)(?:(?:19|20)\d\d|20[x*_-]{1,4}|二[0零][0零一二三四五六七八九]{2})\s*年度?的?"),
    # 次年(1月)  今年(上半年)
    ("year", r"[次翌来明今本当]年度?(?=\s*(?:的\s*)?(?:\d|[一二三四五六七八九十元]+月|[上下]半年|第))"),
    # 年(底)  今年(初)
    (
        "year",
        r"(?<![青少老成历近多几百往昔周半千整壮])[今本当]?年(?=[初底末]|终(?![总考述评奖盘决])|中(?:$|[\W_]|前后|左右))",
    ),
    # 5月  五月份  元月
    ("month", rf"(?<![\d.十第]){_MONTH}\s*月(?![饼刊薪嫂租])份?"),
    # (5月)上旬  (6月)底  (年)初
    ("part", r"上、?中旬|中、?下旬|[上中下]旬|[初底末终]|中(?=$|[\W_]|前后|左右)"),
    ("week", r"第[一二三四五1-5]个?(?:周|星期)"),
    ("day", rf"(?<!\d){_DAY}\s*[日号](?![报常])"),
    ("quarter", r"第\s{0,3}[1-4一二三四]\s{0,3}个?季度|[1-4一二三四]\s{0,3}季度|Q[1-4](?!\d)"),
    ("half", r"[上下]半年"),
    # the 3 and 6 of "3、6、9月", the 9 of "9-11月"
    (
        "number",
        rf"(?<![\d.届])第?\d{{1,2}}(?=(?:\s{{0,3}}(?:{_TO}|{_AND})\s{{0,3}}第?\d{{1,2}}){{1,11}}{_COUNTED})",
    ),
    (
        "number",
        rf"(?<![\d.届])第?{_WORD}(?=(?:\s{{0,3}}(?:{_TO}|{_AND})\s{{0,3}}第?{_WORD}){{1,11}}{_COUNTED})",
    ),
    # 市政协一届二次全会期间
    (
        "session",
        rf"(?:[省市州盟县区旗镇]?(?:政协|人大))?(?:{_ORDINAL}届)?(?:委员会)?(?:{_ORDINAL}次)?"
        r"[“\"]?(?:全体(?:委员)?会议|全会|全委会|两会|大会|(?<=次)会议)[”\"]?(?:召开|举行)?"
        r"(?:期间|前后|之前|前夕)",
    ),
    ("yearlong", r"全年度?|年度?内|常年|每(?:两个?|双|单)?月|每个?季度?|每半年|每年|每周|逐[月季]"),
    (
        "vague",
        r"适时|择[机时期日]|另行(?:安排|通知|确定|商定|研究)|(?:时间)?(?:另定|待定|未定)"
        r"|视(?:情况?|工作)(?:[而另]?定|安排)?",
    ),
    (
        "festival",
        rf"[“\"]?(?:{_FESTIVAL})[”\"]?(?:节日?)?[”\"]?(?:前后|期间|之际|前夕|之前|前(?![往期])|后)",
    ),
    # "重阳节，看望老人", "重阳节组织座谈"
    ("festival", rf"(?<![^\W\d_])[“\"]?(?:{_FESTIVAL})[”\"]?节[”\"]?(?=[,，]|$|{_HELD})"),
    ("to", rf"(?:开始[,，]?)?\s{{0,3}}{_TO}\s{{0,3}}"),
    ("and", rf"\s{{0,3}}{_AND}\s{{0,3}}"),
)
# What tokens begin with; most characters of a text are none of these, which one look tells.
_FIRST = (
    r"[\s\d\-—–~～、Qq“\"一二三四五六七八九十元零第上中下初底末终年次翌来明今本当常每逐全两大会委政人省市州盟县区旗镇"
    r"适择另时待未视春新清劳端国重教至到开和及与或以]"
)
TOKEN = re.compile(
    f"(?={_FIRST})(?:"
    + "|".join(f"(?P<{name}_{i}>{pattern})" for i, (name, pattern) in enumerate(TOKENS))
    + ")"
)
# Without one of these a text names no time; a quick look before the slow one.
ANCHOR = re.compile(
    rf"(?:{_FESTIVAL})[”\"]?[前后]|"
    r"[月旬]|季度?|半年|[全每0-9零一二三四五六七八九x_*-]\s*年|年[初底末终中内度]|逐[月季]|每周|常年|期间|前后|前夕|之[前际]|"
    rf"节(?:[前后,，]|$|{_HELD})|"
    r"[适择]|另[行定]|[待未]定|视[情工]|20\d\d|[Qq]\d|^1?\d\.\d|^0\d\.\d"
)

# kind of token → what it may follow inside one point of time
FOLLOWS = {
    "month": {"year", "yearlong"},
    "part": {"month", "year", "quarter", "yearlong"},
    "week": {"month", "yearlong"},
    "day": {"month", "yearlong"},
    "number": {"year", "month"},
    "session": {"year", "month"},
    "quarter": {"year"},
    "half": {"year"},
    "yearlong": {"year"},
    "festival": {"year"},
    "vague": {"year"},
}
# Tokens that mean a time only together with others: "中" or "5日" alone is none.
DEPENDENT = {"part", "week", "day"}

# what may close a point of time without changing it: "(星期五)上午9:00", "前后"
TAIL = re.compile(
    r"(?:\s*\((?:星期|周)[一二三四五六日天]\))?(?:\s*(?:[上下]午|晚上))?(?:\s*\d{1,2}[:时点](?:\d\d分?)?)?"
    r"(?:前后|左右|期间|以前|之前|前(?![往期来面])|起(?![草步来]))?"
)

# at the end of what closes a point of time: the year up to it
LIMIT = re.compile(r"前$")

# Looser words, understood where a field holds nothing but a time.
ALONE = (
    ("unspecified", re.compile(r"不定期|随[时机]|根据|结合|尽快|近期|机动|待通知|协商确定")),
    ("session", re.compile(r"全会|全体会议|全委会|两会|大会期间")),
    ("ten_days", re.compile(r"^[上中下]旬|^月[初中底末]")),
)
AROUND = re.compile("[前后]|期间|之际")
ALONE_FESTIVAL = re.compile(_FESTIVAL)


def fold(text: str) -> str:
    """The spelling in which tokens are looked for; mostly the text itself, and told so at one look."""
    return text.translate(FOLD) if FOLDED.search(text) else text


def number(text: str) -> int:
    """Value of the number in a token such as "十一月份", "第二季度", "Q3", "05"."""
    digits = "".join(c for c in text if c.isdigit())
    if digits:
        return int(digits)
    total = 0
    for char in text:
        if char == "十":
            total = (total or 1) * 10
        else:
            total += NUMBERS.get(char, 0)
    return total
