"""Which set of weights comparisons use."""

import json

from django.db import IntegrityError, transaction

from members.linkage.settings import LinkageSettings
from members.models import LinkageModel


def model_in_use() -> LinkageModel:
    """The model that is switched on; the first one, with the standard settings, is made when there is none."""
    found = LinkageModel.objects.filter(is_on=True).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return LinkageModel.objects.create(number=1, settings=json.loads(LinkageSettings().to_json()), is_on=True)
    except IntegrityError:  # made by another process at the same moment
        return LinkageModel.objects.get(is_on=True)
