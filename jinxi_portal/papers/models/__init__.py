from jinxi_portal.papers.models.paper import Paper

__all__ = ["Paper"]
