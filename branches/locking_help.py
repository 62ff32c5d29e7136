"""A request is locked and read again before an act decides."""

from branches.models import HelpRequest


def lock_help(request: HelpRequest) -> HelpRequest:
    return (
        HelpRequest.objects.select_for_update(of=("self",))
        .select_related("asker", "taken_by", "organisation")
        .get(pk=request.pk)
    )
