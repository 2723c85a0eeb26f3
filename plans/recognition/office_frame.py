"""What stands around the text of an issued document: its red head, number, addressee, signature with date and
foot, and an attached schedule that lists once more what the text says.

None of it is a title, a topic or an activity, and the next year's plan has its own.
"""

import re
from itertools import islice, pairwise, takewhile

from plans.recognition.paragraphs import Line

_DATE = r"(?:19|20)\d\d年\s{0,2}\d{1,2}月\s{0,2}\d{1,2}日"
_HEAD_LINES = 8
_HEAD = re.compile(
    r"\S{2,30}(?:委员会|办公室|政协|政府|工委|党组)\S{0,8}文件"
    r"|\S{1,14}\s{0,2}[〔\[(【]\s{0,2}(?:19|20)\d\d\s{0,2}[〕\])】]\s{0,2}第?\s{0,2}\d{1,4}\s{0,2}号"
    r"|(?:绝密|机密|秘密)(?:★.{0,8})?|特急|加急|平急|签发人:.{0,20}"
)
_SIGNED = re.compile(r"\(?\s{0,2}" + _DATE + r"\s{0,2}\)?")
_OFFICE = re.compile(
    r"[^\s。;,、:]{2,30}(?:委员会|办公室|政协|联络[室组]|工委|工作委员会|联组|政府|党组)(?:\(印\))?"
)
_COPIES = re.compile(r"(?:抄送|抄报|分送)\s{0,2}:")
_FOOT = re.compile(
    rf".{{2,40}}{_DATE}\s{{0,4}}印发|共印\s{{0,2}}\d+\s{{0,2}}份.{{0,4}}|\(此件.{{0,12}}公开.{{0,6}}\)"
)
_COPIES_LINES = 4
_ADDRESSEE = re.compile(r"[^。;\d]{2,200}(?:[各委局室办府会组]|部门|单位|委员|街道|乡镇):")
_ATTACHMENT = re.compile(r"附件\s{0,2}\d{0,2}\s{0,2}:?")
_NOTE = re.compile(r"附件\s{0,2}\d{0,2}\s{0,2}:\s{0,2}(?:\d\.)?\s{0,2}(.{2,60})")
_TITLE_LINES = 3
#: Each is held against the whole text before it.
_MOST_ATTACHMENTS = 20
#: Rows of a table of which so many stand in the text already only repeat it.
_FEWEST_ROWS, _REPEATED = 3, 0.8


def frame_of(lines: list[Line]) -> set[int]:
    """The numbers of the lines that are no part of the text.

    >>> from plans.recognition.paragraphs import read_lines
    >>> sorted(frame_of(read_lines("政协某县委员会文件\\n某协〔2026〕5号\\n计划\\n各委室：\\n一、学习")))
    [1, 2, 4]
    >>> sorted(frame_of(read_lines("一、学习\\n政协某县委员会\\n2026年2月26日\\n抄送：县委办。")))
    [2, 3, 4]
    """
    filled = [(line.number, line.text.plain.strip()) for line in lines if line.text]
    found = {number for number, plain in filled[:_HEAD_LINES] if _HEAD.fullmatch(plain)}
    if found:
        above = [one for one in filled[: 2 * _HEAD_LINES] if one[0] > max(found)]
        found |= {number for number, plain in above[:_TITLE_LINES] if _ADDRESSEE.fullmatch(plain)}
    found |= {number for number, plain in filled if _FOOT.fullmatch(plain)}
    for (first, office), (second, date) in pairwise(filled):
        if _SIGNED.fullmatch(date) and _OFFICE.fullmatch(office):
            found |= {first, second}
    for place, (_number, plain) in enumerate(filled):
        if _COPIES.match(plain):
            found |= copies(filled[place : place + _COPIES_LINES], found)
    for place in attached_tables(filled)[:_MOST_ATTACHMENTS]:
        found |= repeated_schedule(filled, place)
    return found


def copies(filled: list[tuple[int, str]], foot: set[int]) -> set[int]:
    """The lines of “抄送：…”, to the end of its sentence or to the foot."""
    taken = set()
    for number, plain in filled:
        if number in foot:
            break
        taken.add(number)
        if plain.endswith("。"):
            break
    return taken


def attached_tables(filled: list[tuple[int, str]]) -> list[int]:
    """Where an attachment begins that is a table under its title."""
    return [
        place
        for place, (_number, plain) in enumerate(filled)
        if _ATTACHMENT.fullmatch(plain)
        and any("\t" in below for _number, below in filled[place + 2 : place + 1 + _TITLE_LINES])
    ]


def repeated_schedule(filled: list[tuple[int, str]], place: int) -> set[int]:
    """The lines of an attached table of what stands in the text before it, with what announces it."""
    head = list(takewhile(lambda one: "\t" not in one[1], islice(filled, place, None)))
    rows = list(takewhile(lambda one: "\t" in one[1], islice(filled, place + len(head), None)))
    if len(rows) <= _FEWEST_ROWS:
        return set()
    before = filled[:place]
    said = "".join(letters(plain) for _number, plain in before)
    repeated = sum(letters(max(plain.split("\t"), key=len)) in said for _number, plain in rows[1:])
    if repeated < _REPEATED * (len(rows) - 1):
        return set()
    title = letters(head[-1][1])
    notes = {
        number for number, plain in before if (note := _NOTE.fullmatch(plain)) and letters(note[1]) == title
    }
    return notes | {number for number, _plain in (*head, *rows)}


def letters(plain: str) -> str:
    return re.sub(r"[\W_]+", "", plain)
