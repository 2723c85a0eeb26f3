"""Which row of one content is which row of the other: by lineage, then by its words, then by likeness."""

import re
from collections import defaultdict
from difflib import SequenceMatcher

#: Rows whose names are less alike than this are two rows.
LEAST_ALIKE = 0.6
#: Rows that share most pairs of characters are compared in full; the others cannot be more alike.
MOST_CANDIDATES = 8
LONGEST_NAME = 200


def pair_rows(before, after, name_of, *, by_lineage=False):
    """[(row before or None, row after or None)] in the order of `after`, rows that are gone at their place.

    `name_of(row)` is the text by which people know the row. `by_lineage`: both are contents of one plan,
    whose rows keep their lineage; rows that are only alike are two rows.
    """
    partners = {}
    match_by_key(before, after, partners, lambda row: row.get("lineage"))
    match_by_key(before, after, partners, lambda row: plain(name_of(row)))
    if not by_lineage:
        match_by_likeness(before, after, partners, lambda row: plain(name_of(row))[:LONGEST_NAME])
    return in_order(before, after, partners)


def plain(text):
    return re.sub(r"[\W_]+", "", text)


def match_by_key(before, after, partners, key_of):
    """Pair rows with the same key that no other rest row of their side has."""
    old, new = (by_key(rows, key_of) for rows in rest(before, after, partners))
    for key in old.keys() & new.keys():
        if len(old[key]) == len(new[key]) == 1:
            partners[new[key][0]] = old[key][0]


def by_key(rows, key_of):
    found = defaultdict(list)
    for position, row in rows:
        key = key_of(row)
        if key:
            found[key].append(position)
    return found


def rest(before, after, partners):
    """The (position, row) of each side that have no partner yet."""
    taken = set(partners.values())
    return (
        [(position, row) for position, row in enumerate(before) if position not in taken],
        [(position, row) for position, row in enumerate(after) if position not in partners],
    )


def match_by_likeness(before, after, partners, name_of):
    """Pair what is left, the most alike first."""
    old, new = rest(before, after, partners)
    names = {position: name_of(row) for position, row in old}
    index = defaultdict(list)
    for position, name in names.items():
        for pair in pairs_of(name):
            index[pair].append(position)
    found = []
    for position, row in new:
        name = name_of(row)
        for candidate in candidates(name, index):
            alike = SequenceMatcher(None, names[candidate], name, autojunk=False).ratio()
            if alike >= LEAST_ALIKE:
                found.append((-alike, position, candidate))
    taken = set(partners.values())
    for _alike, position, candidate in sorted(found):
        if position not in partners and candidate not in taken:
            partners[position] = candidate
            taken.add(candidate)


def pairs_of(name):
    return {name[start : start + 2] for start in range(len(name) - 1)}


def candidates(name, index):
    """The rows that share most pairs of neighbouring characters with `name`."""
    shared = defaultdict(int)
    for pair in pairs_of(name):
        for position in index.get(pair, ()):
            shared[position] += 1
    return sorted(shared, key=lambda position: (-shared[position], position))[:MOST_CANDIDATES]


def in_order(before, after, partners):
    """Rows that are gone stand behind the row that they followed."""
    gone_after, last = defaultdict(list), None
    place = {old: new for new, old in partners.items()}
    for position, row in enumerate(before):
        if position in place:
            last = place[position]
        else:
            gone_after[last].append((row, None))
    found = gone_after[None]
    for position, row in enumerate(after):
        old = before[partners[position]] if position in partners else None
        found += [(old, row), *gone_after[position]]
    return found
