from jinxi_portal.papers.models.batch import PaperBatch, PaperBatchLine
from jinxi_portal.papers.models.paper import Paper

__all__ = ["Paper", "PaperBatch", "PaperBatchLine"]
