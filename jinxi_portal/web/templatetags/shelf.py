"""The component shelf's template tags."""

from django import template

register = template.Library()
