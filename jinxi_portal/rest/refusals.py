"""Why an act on a key was not done, in a sentence for the person."""

from typing import Any


class Refusal(Exception):  # noqa: N818 -- no fault, an answer
    def __init__(self, code: str, sentence: Any) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
