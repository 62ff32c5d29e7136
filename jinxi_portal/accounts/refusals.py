"""Refusals of the acts: what happened, to which account, what now."""

from typing import Any


class Refusal(Exception):  # noqa: N818 -- the office's word: the act is refused
    """An act that cannot be done now. ``code`` is stable, ``sentence`` is for the person who tried."""

    def __init__(self, code: str, sentence: Any) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
