"""What this room puts into the frame's slots; a subject brings its own ``portal_<subject>.py`` and adds it here."""

from disputes import portal_cases

__all__ = ["portal_cases"]
