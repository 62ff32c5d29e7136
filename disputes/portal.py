"""What this room puts into the frame's slots; a subject brings its own ``portal_<subject>.py`` and adds it here."""

from disputes import handing_over, portal_agreement, portal_cases, portal_evidence

__all__ = ["handing_over", "portal_agreement", "portal_cases", "portal_evidence"]
