"""allauth's fields as the house writes them: a label above, no grey words inside."""

from typing import Any

from django.forms import Field


def plain(field: Field, label: Any, help_text: Any = "", **attrs: Any) -> None:
    """Set the label and help, take the placeholder away, add attributes to the input."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)
