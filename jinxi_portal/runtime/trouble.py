"""A start that cannot go on: what happened and what to do, in both languages."""


class Trouble(Exception):  # noqa: N818 -- a sentence for people, not a slip of the program
    """Said to the person at the terminal, without a traceback.

    Args:
        chinese: what happened and what to do now.
        english: the same.
    """

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")
        self.chinese = chinese
        self.english = english
