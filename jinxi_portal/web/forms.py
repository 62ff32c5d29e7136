"""How Django draws forms and fields everywhere in the portal: with the shelf's templates."""

from django.forms.renderers import TemplatesSetting


class ShelfRenderer(TemplatesSetting):
    """``{{ form }}`` and ``{{ form.name.as_field_group }}`` come out as the shelf's parts."""

    form_template_name = "components/form.html"
    field_template_name = "components/form_field.html"
