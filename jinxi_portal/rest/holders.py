"""Whose system a key serves: an employer's, or that of an outside authority (a province's platform)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holder(models.TextChoices):
    """An employer's key reads and writes the employer's own things; an authority's reads aggregates and belongs to no employer."""

    EMPLOYER = "employer", _("企业")
    AUTHORITY = "authority", _("上级平台")
