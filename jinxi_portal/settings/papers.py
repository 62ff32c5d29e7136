"""The office's papers: their seal, their public address, and the schedule that tidies up."""

from celery.schedules import crontab

from jinxi_portal.settings import env

# Certificate (with its chain) and key in PEM. The demo makes a development seal of its own under the portal's home.
PAPERS_SEAL_CERTIFICATE_FILE = env.text("PAPERS_SEAL_CERTIFICATE_FILE", "")
PAPERS_SEAL_KEY_FILE = env.text("PAPERS_SEAL_KEY_FILE", "")
PAPERS_SEAL_KEY_PASSWORD = env.secret("PAPERS_SEAL_KEY_PASSWORD", "")
# Certificates of earlier seals: what they sealed is still known as ours.
PAPERS_SEAL_FORMER_FILES = env.items("PAPERS_SEAL_FORMER_FILES")
# An RFC 3161 service; empty: the time in the seal is the portal's own.
PAPERS_TIMESTAMP_URL = env.text("PAPERS_TIMESTAMP_URL", "")

PAPERS_SCHEDULE: dict[str, dict[str, object]] = {
    "papers.sweep_orphans": {"task": "papers.sweep_orphans", "schedule": crontab(hour=3, minute=30)},
    "papers.wake_batches": {"task": "papers.wake_batches", "schedule": 60.0},
}

# How often one address may ask the public check.
PAPERS_CHECKS_A_MINUTE = env.integer("PAPERS_CHECKS_A_MINUTE", 20)
