"""The door of figures. A room declares its numbers in ``<room>/figures.py``, which is found at start."""

from jinxi_portal.figures.figure import Figure, Period, Rows, Value, register_figure, year
from jinxi_portal.figures.reading import Reading, read_all

__all__ = ["Figure", "Period", "Reading", "Rows", "Value", "read_all", "register_figure", "year"]
