"""Which list noted whom as having left: of the lists of that day the newest one."""

from django.db import migrations

_ENGAGEMENTS = """
    UPDATE members_engagement AS e SET left_with_id = (
        SELECT max(r.id) FROM members_roster r
        WHERE r.employer_id = e.employer_id AND r.as_of = e.left_on AND r.state = 'read' AND r.id > e.roster_id
    ) WHERE e.left_on IS NOT NULL
"""
_ENTRIES = """
    UPDATE members_registerentry AS e SET left_with = (
        SELECT max(i.id) FROM sheets_sheetimport i
        WHERE i.kind_key = 'register' AND i.as_of = e.left_on AND i.state = 'admitted' AND i.is_whole
            AND i.id > e.sheet_import_id
    ) WHERE e.left_on IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0017_left_with"), ("sheets", "0001_initial")]

    operations = [
        migrations.RunSQL(_ENGAGEMENTS, migrations.RunSQL.noop),
        migrations.RunSQL(_ENTRIES, migrations.RunSQL.noop),
    ]
