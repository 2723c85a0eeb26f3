"""Numbers of sections, derived from their places: 一、 （一） 1. （1）, as official documents number them."""

from dataclasses import dataclass

from cppcc.numerals import chinese


@dataclass(frozen=True)
class Place:
    """A section with its depth (from 1) and its number; untitled text has no number."""

    section: object
    level: int
    number: str


def bare_number(level, position):
    """The number alone, without signs: 一 on the two upper levels, 1 below."""
    return chinese(position) if level <= 2 else str(position)


def heading(level, number, title):
    """A heading as printed.

    >>> heading(1, "二", "形式"), heading(2, "一", "专题"), heading(3, "1", "课题"), heading(4, "2", "次")
    ('二、形式', '（一）专题', '1.课题', '（2）次')
    """
    if not number:
        return title
    pattern = {1: "{}、{}", 2: "（{}）{}", 3: "{}.{}"}.get(level, "（{}）{}")
    return pattern.format(number, title)


def places(sections):
    """The sections of one plan in reading order, each with its level and number."""
    below = {}
    for section in sorted(sections, key=lambda one: (one.order, one.pk)):
        below.setdefault(section.parent_id, []).append(section)
    return list(walk(below, None, 1))


def walk(below, parent_id, level):
    position = 0
    for section in below.get(parent_id, ()):
        position += bool(section.title)
        yield Place(section, level, bare_number(level, position) if section.title else "")
        yield from walk(below, section.pk, level + 1)
