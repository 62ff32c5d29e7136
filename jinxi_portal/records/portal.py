"""What records shows in the frame."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import slots
from jinxi_portal.records.deadlines.reading import deadlines_waiting_for

slots.queue.register(slots.QueueSource("records.deadlines", _("期限"), deadlines_waiting_for, order=20))
