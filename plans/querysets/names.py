"""The names around the rows of a plan: organisers, departments, sectors, for all rows at once.

As SQL: putting the query together through the ORM takes forty times as long as the database takes to answer,
and every text of a plan asks it.
"""

from django.db import connection

TOPICS = """
    SELECT 'organisers', one."order", one.topic_id, one.name
    FROM plans_topicorganiser one JOIN plans_consultationtopic topic ON topic.id = one.topic_id
    WHERE topic.plan_id = %(plan)s
UNION
    SELECT 'partners', department."order", one.consultationtopic_id, department.name
    FROM plans_consultationtopic_partners one
    JOIN plans_consultationtopic topic ON topic.id = one.consultationtopic_id
    JOIN members_department department ON department.id = one.department_id
    WHERE topic.plan_id = %(plan)s
UNION
    SELECT 'consulted', department."order", one.consultationtopic_id, department.name
    FROM plans_consultationtopic_consulted one
    JOIN plans_consultationtopic topic ON topic.id = one.consultationtopic_id
    JOIN members_department department ON department.id = one.department_id
    WHERE topic.plan_id = %(plan)s
UNION
    SELECT 'sectors', sector."order", one.consultationtopic_id, sector.name
    FROM plans_consultationtopic_sectors one
    JOIN plans_consultationtopic topic ON topic.id = one.consultationtopic_id
    JOIN members_sector sector ON sector.id = one.sector_id
    WHERE topic.plan_id = %(plan)s
"""
ACTIVITIES = """
    SELECT 'activity_organisers', one."order", one.activity_id, one.name
    FROM plans_activityorganiser one JOIN plans_activity activity ON activity.id = one.activity_id
    WHERE activity.plan_id = %(plan)s
"""
SOURCES = ("organisers", "partners", "consulted", "sectors", "activity_organisers")


def names_around(plan, *, topics, activities):
    """{"organisers" | "partners" | "consulted" | "sectors": {topic pk: names}, "activity_organisers":
    {activity pk: names}}, each in order; one query, which asks nothing about `topics` or `activities` if the
    plan has none."""
    found = {source: {} for source in SOURCES}
    asked = [sql for sql, rows in ((TOPICS, topics), (ACTIVITIES, activities)) if rows]
    if asked:
        with connection.cursor() as cursor:
            cursor.execute("UNION".join(asked), {"plan": plan.pk})
            for source, _place, key, name in sorted(cursor.fetchall()):
                found[source].setdefault(key, []).append(name)
    return found
