"""Triggers that keep the counts of the board, and the counts of what was there before."""

from django.db import migrations

CELLS = """
    SELECT 'all' AS dimension, 0::bigint AS value, channel, stage, outcome, {n} AS n FROM {rows}
    UNION ALL
    SELECT 'employer', COALESCE(employer_id, 0), channel, stage, outcome, {n} FROM {rows}
    UNION ALL
    SELECT 'community', COALESCE(community_id, 0), channel, stage, outcome, {n} FROM {rows}
    UNION ALL
    SELECT 'month', to_char(found_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM')::bigint, channel, stage, outcome, {n}
    FROM {rows}
"""
ADD_UP = """
    INSERT INTO members_leadtally (dimension, value, channel, stage, outcome, count)
    SELECT dimension, value, channel, stage, outcome, sum(n) FROM ({cells}) AS cells
    GROUP BY dimension, value, channel, stage, outcome HAVING sum(n) <> 0
"""
CAME = CELLS.format(n="1", rows="new_rows")
WENT = CELLS.format(n="-1", rows="old_rows")


def function(name: str, body: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$",
        f"DROP FUNCTION {name}()",
    )


def trigger(name: str, event: str, tables: str, function: str, table: str = "members_lead") -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
        f"DROP TRIGGER {name} ON {table}",
    )


STEPS = """
    INSERT INTO members_steptally (step, days, count)
    SELECT step, days, count(*) FROM (
        SELECT before AS step, days FROM {moves} AS move
        WHERE before IN ('found', 'checking', 'contacted', 'awaiting_home') AND after NOT IN ('found', 'ended')
        UNION ALL
        SELECT 'whole', GREATEST((move.at AT TIME ZONE 'Asia/Shanghai')::date
            - (lead.found_at AT TIME ZONE 'Asia/Shanghai')::date, 0)
        FROM {moves} AS move JOIN members_lead AS lead ON lead.id = move.lead_id WHERE move.after = 'concluded'
    ) AS steps GROUP BY step, days
"""
KNOWN = ADD_UP.format(cells=CELLS.format(n="1", rows="members_lead"))


class Migration(migrations.Migration):
    dependencies = [("members", "0011_board_tallies")]

    operations = [
        function("members_tally_new_leads", ADD_UP.format(cells=CAME)),
        function("members_tally_changed_leads", ADD_UP.format(cells=f"{CAME} UNION ALL {WENT}")),
        function("members_tally_gone_leads", ADD_UP.format(cells=WENT)),
        trigger("lead_tally_new", "INSERT", "NEW TABLE AS new_rows", "members_tally_new_leads"),
        trigger(
            "lead_tally_changed",
            "UPDATE",
            "OLD TABLE AS old_rows NEW TABLE AS new_rows",
            "members_tally_changed_leads",
        ),
        trigger("lead_tally_gone", "DELETE", "OLD TABLE AS old_rows", "members_tally_gone_leads"),
        function("members_tally_steps", STEPS.format(moves="new_rows")),
        trigger("lead_steps", "INSERT", "NEW TABLE AS new_rows", "members_tally_steps", "members_leadmove"),
        migrations.RunSQL(KNOWN, "DELETE FROM members_leadtally"),
        migrations.RunSQL(STEPS.format(moves="members_leadmove"), "DELETE FROM members_steptally"),
    ]
