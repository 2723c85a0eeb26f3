"""What kind of activity a phrase names: 视察, 调研, 学习 …"""

import re

# In the order of weight where two words begin at the same place.
_WORDS = (
    ("supervision", r"民主监督|专项监督|监督(?:性)?(?:检查|视察|调研|评议)?|督查|督办|旁听"),
    ("appraisal", r"民主评议|述职(?:测评|评议)|评议|行风评议|测评"),
    (
        "briefing",
        r"通报|听取[^,。;]{0,24}?(?:汇报|情况|报告|介绍|通报)|听取|汇报|知情明政|知情知政|听取并学习",
    ),
    ("donation", r"捐款|捐赠|捐助|捐资|募捐|爱心捐"),
    (
        "submission",
        r"提案|社情民意|信息稿|信息\d|(?:报送|编发|上报|编报|撰写)[^,。;]{0,6}信息|编[发印][^,。;]{0,6}简报|采用|录用|稿件|文史资料|征文|"
        r"大会发言材料|意见建议\d|调查报告",
    ),
    (
        "welfare",
        r"公益|义务植树|慰问|帮扶|扶贫|助学|志愿|结对|义诊|送温暖|献爱心|送医|送文化|送科技|助困|帮困|下乡|三下乡|服务活动",
    ),
    ("liaison", r"联谊|联欢|交流会|友好往来|联络联谊|书画展|运动会|趣味"),
    (
        "study",
        r"学习|心得|培训|(?:培训|提升|研修|轮训|读书)班|讲座|讲堂|读书|荐读|书目|推荐[^,。;]{0,4}[本册]|"
        r"研[讨习修]|宣讲|党课|轮训|传达|授课|辅导",
    ),
    ("research", r"调研|调查|课题|考察学习|外出考察(?:学习)?|学习考察"),
    ("inspection", r"视察|考察|观摩|参观|[察查]看|巡察|检查|督导"),
    (
        "visit",
        r"走访|联系(?:界别)?(?:委员|群众)|联系[\d一二两三四五—~-]{1,5}[户名个家](?:群众|居民|委员|困难)?|看望|约谈|谈心|接待|面对面|委员日|"
        r"进社区|进企业",
    ),
    (
        "meeting",
        r"会议(?!成员)|座谈会|全会|茶话会|例会|协商会|论坛|恳谈会|季谈会|研究[^,。;]{0,8}工作|[^社机协商开大员体]会(?![员长计议])|述职|换届|总结|年会|协商|座谈",
    ),
    ("activity", r"活动"),
)
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _WORDS)
_ANY = re.compile("|".join(pattern for _, pattern in _WORDS))
_LONG_QUOTED = re.compile("“[^“”]{7,}”")
# "跟踪提案办理，开展针对性监督" submits nothing
_ABOUT = re.compile("对|就|围绕|针对|聚焦")
_HANDLED = re.compile("提案(?:办理|督办|承办|落实)")
_QUALIFIED = re.compile(r"(?:专题|集中|重点|专项)*")
# What a meeting is for says more than that it is held.
_HELD = re.compile(
    r"(?:召开|举行|举办|参加|出席|列席|组织)[^,。;]{0,40}?(通报会|学习会|培训会|培训班|讲座|联谊会|联欢会|评议会|读书会|报告会)"
)
_OF_MEETING = {
    "通报会": "briefing",
    "学习会": "study",
    "培训会": "study",
    "培训班": "study",
    "讲座": "study",
    "读书会": "study",
    "报告会": "study",
    "联谊会": "liaison",
    "联欢会": "liaison",
    "评议会": "appraisal",
}
_CALLED = re.compile(
    r"(?:召开|参加|出席|列席|举行)[^,。;]{0,60}?(?:会议|座谈会|茶话会|例会|恳谈会|季谈会|论坛|全会|协商会|会)(?=[,。;)”]|$)"
)
_DONE = re.compile(
    r"(?:开展|组织|进行|举办)[^,。;]{0,40}?(视察|调研|评议|监督|学习|培训|走访|慰问|考察|捐款|联谊|提案)(?:活动|工作)?(?=[,。;]|$)"
)


def kind_of(plain: str) -> str:
    """The kind of the activity a phrase names, "other" when no word tells.

    >>> [kind_of(t) for t in ("学习全国、省、市两会会议精神", "组织召开街情通报会", "联系走访委员")]
    ['study', 'briefing', 'visit']
    >>> [kind_of(t) for t in ("参加区政协三届一次全会", "视察康复中心并走访委员", "听取并学习镇情况汇报")]
    ['meeting', 'inspection', 'briefing']
    >>> [kind_of(t) for t in ("召开提案交办会", "开展重点提案督办视察", "对照考核任务，落实有关工作")]
    ['meeting', 'inspection', 'other']
    >>> kind_of("对扶贫产业发展情况进行视察")
    'inspection'
    >>> kind_of("主席会议成员走访委员"), kind_of("跟踪提案办理,开展针对性监督")
    ('visit', 'supervision')
    """
    plain = _without_quoted(plain)
    held = _HELD.search(plain)
    first = _ANY.search(plain)
    if first is None:
        return "other"
    if held and held.start() <= first.start():
        return _OF_MEETING[held[1]]
    called = _CALLED.search(plain)
    if called and called.start() <= first.start():
        return "meeting"
    done = _DONE.search(plain)
    if done and (
        done.start() <= first.start() or _HANDLED.match(plain, first.start()) or _ABOUT.match(plain)
    ):
        return kind_of(done[1]) if done[1] != plain else _kind_at(plain, first.start())
    return _kind_at(plain, first.start())


def _without_quoted(plain: str) -> str:
    """What a thing is about, in quotation marks, tells its kind only where nothing else does.

    >>> kind_of("召开“调研成果转化，督查落实机制”专题座谈会"), kind_of("“提高社区义诊质量”")
    ('meeting', 'welfare')
    """
    outside = _LONG_QUOTED.sub(lambda quoted: "_" * len(quoted[0]), plain)
    return outside if _ANY.search(outside) else plain


def kind_near(plain: str, position: int) -> str:
    """The kind named last before a position, else first after it: what a number counts.

    >>> kind_near("主席会议成员走访委员不少于200人次", 10), kind_near("进行一次为困难户捐款活动", 2)
    ('visit', 'donation')
    """
    found = [(m.start(), _kind_at(plain, m.start())) for m in _ANY.finditer(plain)]
    before = [kind for start, kind in found if start < position]
    telling = [kind for kind in before if kind not in ("activity", "meeting")] or before
    return (telling or [kind for _, kind in found][:1] or ["other"])[0 if not before else -1]


def kind_behind(plain: str, position: int) -> str | None:
    """The kind that a number right before `position` counts, None when no telling word follows it.

    >>> kind_behind("提案督办、河道治理等15项视察", 13), kind_behind("进行一次为困难户捐款活动", 4)
    ('inspection', None)
    """
    start = _QUALIFIED.match(plain, position).end()
    handled = _HANDLED.match(plain, start)
    kind = _kind_at(plain, handled.end() if handled else start)
    return None if kind in ("other", "activity") else kind


def _kind_at(plain: str, position: int) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.match(plain, position)), "other")


def names_activity(plain: str) -> bool:
    """Whether a phrase names something that members do together."""
    return bool(_ANY.search(plain))
