"""Where migrations of old look for these; they live in the kernel."""

from jinxi_portal.kernel.same_value import PlainText, TextKey, same_value

__all__ = ["PlainText", "TextKey", "same_value"]
