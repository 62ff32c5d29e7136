"""A file that cannot be taken, with a stable code and the sentences for people."""

from jinxi_portal.sheets.reading.sentences import FILE_SENTENCES


class FileRefused(Exception):  # noqa: N818 - the office's word: the file is refused
    """The file as a whole cannot be read. ``code`` is stable; the sentences follow the reader's language."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def sentence(self) -> str:
        return FILE_SENTENCES[self.code].say(self.facts)

    @property
    def what_to_do(self) -> str:
        return FILE_SENTENCES[self.code].advise(self.facts)

    def __str__(self) -> str:
        return f"{self.sentence}{self.what_to_do}"
