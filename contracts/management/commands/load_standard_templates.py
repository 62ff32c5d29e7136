"""manage.py load_standard_templates: the county's standard contracts as drafts in the library."""

from typing import Any

from django.core.management.base import BaseCommand

from contracts.standard.installing import install_standard_templates


class Command(BaseCommand):
    help = "Put the county's standard contracts into the library as drafts; the supervision officer approves them."

    def handle(self, *args: Any, **options: Any) -> None:
        made = install_standard_templates()
        for version in made:
            self.stdout.write(f"{version.template.key}: draft {version.number}")
        self.stdout.write(f"{len(made)} new")
