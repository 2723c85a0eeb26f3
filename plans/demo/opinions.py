"""What the demo's offices were asked about plans, what they answered, what was made of it."""

from datetime import timedelta

from plans.models import OpinionRequest
from plans.services.opinion_answers import decide_opinion, give_opinion, have_no_opinion
from plans.services.opinions import open_round
from plans.snapshot import snapshot_of

from . import content

KINDS = ("committees", "parties", "sectors", "departments", "members")


def ask_about(name, plan, made, today):
    """Open the round of `data/opinions.toml` on a plan, enter its answers and decide on them."""
    given = content.tables("opinions", made.today)[name]
    by = made.users["clerk"]
    bodies = [getattr(made, kind)[one] for kind in KINDS for one in given.get(kind, ())]
    until = today + timedelta(days=given["days"])
    round_ = open_round(
        plan, by=by, today=today, until=until, bodies=bodies, outside=given["outside"], note=given["note"]
    )
    asked = {one.name: one for one in OpinionRequest.objects.of_round(round_).with_round()}
    lineages = {row["title"]: row["lineage"] for row in snapshot_of(plan)["topics"]}
    for one in given["opinions"]:
        lineage = lineages[one["about"]] if "about" in one else None
        opinion = give_opinion(
            asked[one["by"]], by=by, text=one["text"], lineage=lineage, received_as=one["received_as"]
        )
        if "verdict" in one:
            decide_opinion(opinion, by=by, verdict=one["verdict"], reason=one.get("reason", ""))
    for body in given["silent"]:
        have_no_opinion(asked[body], by=by, received_as="电话")
    return round_
