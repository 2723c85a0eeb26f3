"""Names, people and plans by chance: the same seed gives the same."""

from random import Random
from string import Template

SEXES = ("male", "female")
TEN_DAYS = ("上旬", "中旬", "下旬")
COMPOUND_SHARE = 0.02


class Chance:
    """Draws from the lists of `data/surroundings.toml`."""

    def __init__(self, given, seed):
        self.given = given
        self.random = Random(seed)
        names = [first + second for first in given["places"]["first"] for second in given["places"]["second"]]
        self.places = iter(self.random.sample(names, len(names)))

    def place(self):
        """A name of a place that was not drawn before."""
        return next(self.places)

    def one_of(self, values):
        return self.random.choice(list(values))

    def person(self, place):
        """{name, sex, employer, post} of somebody of `place`."""
        people, sex = self.given["people"], self.random.choice(SEXES)
        common = self.random.random() > COMPOUND_SHARE
        surname = self.random.choice(people["surnames"] if common else people["compound"])
        letters = self.random.choices(people[f"given_{sex}"], k=self.random.choice((1, 2, 2)))
        employment = self.given["employment"]
        return {
            "name": surname + "".join(letters),
            "sex": sex,
            "employer": place + self.random.choice(employment["employers"]),
            "post": self.random.choice(employment["posts"]),
        }

    def month(self):
        """A month of the year, sometimes with its ten days."""
        text = f"{self.random.randint(2, 12)}月"
        return text + self.random.choice(TEN_DAYS) if self.random.random() < 0.5 else text

    def plan(self, place):
        """The sections of a plan, shaped as the county's: a topic of each committee, activities."""
        topics = [
            {"title": Template(self.random.choice(titles)).substitute(place=place), "organisers": [committee]}
            for committee, titles in self.given["topics"].items()
        ]
        for topic in topics:
            topic["form"] = self.random.choice(self.given["forms"]["names"])
            topic["time"] = self.month()
        prose = self.given["prose"]
        arrangement = Template(prose["arrangement"]).substitute(topics=len(topics))
        forms = [name for name in self.given["forms"]["names"] if any(one["form"] == name for one in topics)]
        below = [
            {"title": name, "topics": [topic for topic in topics if topic["form"] == name]} for name in forms
        ]
        return [
            {"title": "指导思想", "body": Template(prose["guidance"]).substitute(place=place)},
            {"title": "协商议题和安排", "body": arrangement, "below": below},
            {"title": "其他履职活动", "activities": self.activities(topics)},
            {"title": "工作要求", "body": prose["requirements"]},
        ]

    def activities(self, topics):
        given = dict(self.given["activities"])
        research = Template(given.pop("research"))
        named = [("research", research.substitute(topic=one["title"]), one["title"]) for one in topics[:4]]
        named += [(kind, title, "") for kind, titles in given.items() for title in titles]
        return [
            {
                "kind": kind,
                "title": title,
                "topic": topic,
                "time": self.month(),
                "organisers": [self.one_of(self.given["topics"])],
            }
            for kind, title, topic in named
        ]
