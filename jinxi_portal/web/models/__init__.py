from jinxi_portal.web.models.saved_filter import SavedFilter

__all__ = ["SavedFilter"]
