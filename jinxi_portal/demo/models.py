"""Which parts of the demo county have been loaded."""

from django.db import models

from jinxi_portal.kernel import clock


class LoadedStep(models.Model):
    """A step of the demo county that has been loaded, whole; it is never loaded again."""

    key = models.CharField(max_length=100, unique=True)
    loaded_at = models.DateTimeField(default=clock.now)
    #: Sign-ins that the step made, for the start screen: role, label, username, password, lands_on.
    accounts = models.JSONField(default=list)

    def __repr__(self) -> str:
        return f"<LoadedStep {self.key}>"
