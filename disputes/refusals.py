"""An act that cannot be done now: what stands in the way, and what to do instead."""

from typing import Any


class Refusal(Exception):  # noqa: N818 -- the office's word: the act is refused
    """``sentence`` is for the person who tried; ``code`` is for programs."""

    def __init__(self, sentence: Any, code: str = "refused") -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.code = code
