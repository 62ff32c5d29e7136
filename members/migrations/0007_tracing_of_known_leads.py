"""Leads from before tracing: their stage follows from what the review desk said, and their roster is their first sign."""

from django.db import migrations

STAGES = """
UPDATE members_lead SET
    stage = CASE state
        WHEN 'found' THEN 'found'
        WHEN 'undecided' THEN 'checking'
        WHEN 'confirmed' THEN 'checking'
        WHEN 'rejected' THEN 'concluded'
        ELSE 'ended'
    END,
    outcome = CASE state WHEN 'rejected' THEN 'wrong_person' ELSE '' END,
    concluded_at = CASE state WHEN 'rejected' THEN COALESCE(decided_at, found_at) END,
    concluded_by_id = CASE state WHEN 'rejected' THEN decided_by_id END,
    stage_since = COALESCE(decided_at, found_at),
    touched_at = COALESCE(decided_at, found_at)
"""
SIGNS = """
INSERT INTO members_leadsign (lead_id, worker_id, kind, seen_at, by_id, note, reference)
SELECT lead.id, lead.worker_id, lead.channel, lead.found_at, NULL, '', COALESCE(run.number, '')
FROM members_lead lead LEFT JOIN members_linkagerun run ON run.id = lead.run_id
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0006_tracing")]

    operations = [
        migrations.RunSQL(STAGES, migrations.RunSQL.noop),
        migrations.RunSQL(SIGNS, "DELETE FROM members_leadsign"),
    ]
