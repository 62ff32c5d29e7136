"""Dates in forms begin with the ISO form: a browser's date field takes no other and would stay empty."""

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"]
