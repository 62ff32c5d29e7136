"""A sealed value in the hand: masked wherever it is printed, opened only by ``reveal``."""

import logging
from typing import Any

from jinxi_portal.kernel.masks import HIDDEN
from jinxi_portal.kernel.sealing.current import current
from jinxi_portal.kernel.sealing.errors import SealError
from jinxi_portal.kernel.sealing.kinds import digest_of, kind_of

_log = logging.getLogger(__name__)


class Sealed:
    """A value that came sealed from the database, or waits to be sealed. Immutable.

    ``str()`` and templates show the mask; ``repr()`` shows the label only; nothing is decrypted before it is asked for.
    """

    __slots__ = ("_token", "_value", "label")

    label: str
    _token: bytes | None
    _value: str | None

    def __init__(self, label: str, *, token: bytes | None = None, value: str | None = None) -> None:
        if (token is None) == (value is None):
            raise TypeError("either a token or a value")
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "_token", None if token is None else bytes(token))
        object.__setattr__(self, "_value", value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a sealed value is not changed; assign another one")

    def __reduce__(self) -> tuple[Any, ...]:
        # What leaves the process (cache, queue) leaves it sealed.
        return _from_token, (self.label, self.token)

    def __copy__(self) -> "Sealed":
        return self

    def __deepcopy__(self, memo: object) -> "Sealed":
        return self

    @property
    def token(self) -> bytes:
        """The sealed form for the database; made on the first call when the value was given plainly."""
        token = self._token
        if token is None:
            token = current().seal(self.reveal(), self.label)
            object.__setattr__(self, "_token", token)
        return token

    def reveal(self) -> str:
        """The value itself. Who shows it to a person first writes the access log.

        Raises:
            SealError: when the ring cannot open it.
        """
        if self._value is not None:
            return self._value
        return current().unseal(self._token or b"", self.label)

    def mask(self) -> str:
        """The value as it may be shown; raises as ``reveal`` does."""
        return kind_of(self.label).mask(self.reveal())

    def digest(self) -> bytes | None:
        """What equal values share; None for a partial number. Raises as ``reveal`` does."""
        return digest_of(self.reveal(), self.label)

    def __str__(self) -> str:
        try:
            return self.mask()
        except SealError as trouble:
            # One unreadable number must not take a page of a hundred people with it.
            _log.error("sealed value unreadable", extra={"label": self.label, "trouble": trouble.code})
            return HIDDEN * 6

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"<Sealed {self.label}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sealed):
            return NotImplemented
        if self._token is not None and self._token == other._token:
            return self.label == other.label
        return self.label == other.label and self.reveal() == other.reveal()

    def __hash__(self) -> int:
        return hash((self.label, self.reveal()))


def _from_token(label: str, token: bytes) -> Sealed:
    return Sealed(label, token=token)
