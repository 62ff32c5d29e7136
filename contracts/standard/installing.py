"""Put the county's standard contracts into the library, as drafts for the supervision officer to approve."""

from contracts.models import Template, TemplateVersion
from contracts.standard import standard_templates


def install_standard_templates() -> list[TemplateVersion]:
    """Templates that are there already are left alone; answers the new drafts."""
    made = []
    for said in standard_templates():
        template, new = Template.objects.get_or_create(
            key=said["key"], defaults={"title": said["title"], "kind": said["kind"]}
        )
        if new:
            made.append(
                TemplateVersion.objects.create(
                    template=template, number=1, clauses=said["clauses"], variables=said["variables"]
                )
            )
    return made
