"""Pages of a list whose rows are counted only so far as a person looks."""

from functools import cached_property

SIZES = (20, 50, 100)
CAP = 1000
LAST_PAGE = 500
AROUND = 2


class Paging:
    """One page of `rows`, an ordered queryset; counting stops at `CAP`, the pages do not.

    `counted` are the same rows without what is looked up for them.
    """

    def __init__(self, rows, *, counted, number, size):
        self.queryset = rows
        self.counted = counted
        self.size = size if size in SIZES else SIZES[0]
        self.number = min(max(1, number), LAST_PAGE)
        if not self.is_capped:
            self.number = min(self.number, self.last)

    @cached_property
    def count(self):
        """How many rows there are, at most `CAP`."""
        return min(self._counted, CAP)

    @cached_property
    def _counted(self):
        return self.counted.order_by().values("pk")[: CAP + 1].count()

    @property
    def is_capped(self):
        return self._counted > CAP

    @property
    def last(self):
        """The last page that the count knows."""
        return max(1, -(-self.count // self.size))

    @cached_property
    def _fetched(self):
        begin = (self.number - 1) * self.size
        return list(self.queryset[begin : begin + self.size + 1])

    @property
    def rows(self):
        return self._fetched[: self.size]

    @property
    def has_next(self):
        return len(self._fetched) > self.size and self.number < LAST_PAGE

    @property
    def first_row(self):
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last_row(self):
        return (self.number - 1) * self.size + len(self.rows)

    def numbers(self):
        """The pages to offer: the first, those around this one, the last; None is a gap."""
        last = max(self.last, self.number + self.has_next)
        shown = {1, last} | set(range(self.number - AROUND, self.number + AROUND + 1))
        offered = []
        for number in sorted(number for number in shown if 1 <= number <= last):
            if offered and number - offered[-1] > 1:
                offered.append(None)
            offered.append(number)
        return offered
