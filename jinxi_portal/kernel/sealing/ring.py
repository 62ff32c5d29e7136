"""The key ring: AES-GCM under one active key, older keys still readable, and a keyed digest for equality search.

A token is: version (1 byte), length of the key's name (1 byte), the name, nonce (12 bytes), ciphertext with tag. The head
and the label of the field are authenticated, so a token moved to another field, or to another key, does not open.
"""

import hmac
import os
import re
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jinxi_portal.kernel.sealing.errors import SealError

VERSION = 1
KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


class KeyRing:
    """Named keys of 256 bits, one of them active, and one key of the same size for digests.

    Safe to share between threads. The digest key is not rotated: digests of old rows must go on being found.

    Raises:
        SealError: ``bad_ring`` when a name, a size or the active key is not as it must be.
    """

    def __init__(self, keys: Mapping[str, bytes], active: str, digest_key: bytes) -> None:
        for name, key in keys.items():
            if not _NAME.fullmatch(name):
                raise SealError("bad_ring", "a key's name has 1 to 32 letters, digits, - or _")
            if len(key) != KEY_BYTES:
                raise SealError("bad_ring", f"key {name} must have {KEY_BYTES} bytes")
        if active not in keys:
            raise SealError("bad_ring", "the active key is not on the ring")
        if len(digest_key) != KEY_BYTES or digest_key in keys.values():
            raise SealError("bad_ring", f"the digest key must have {KEY_BYTES} bytes and be a key of its own")
        self.active = active
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}
        self._digest_key = digest_key
        self._heads = {name: head_of(name) for name in keys}

    def __repr__(self) -> str:
        return f"<KeyRing {', '.join(self._ciphers)}; active {self.active}>"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._ciphers)

    def seal(self, value: str, label: str) -> bytes:
        """The token of a value under the active key; the same value gives another token every time."""
        head = self._heads[self.active]
        nonce = os.urandom(_NONCE_BYTES)
        return head + nonce + self._ciphers[self.active].encrypt(nonce, value.encode(), head + label.encode())

    def seal_many(self, values: Iterable[str | None], label: str) -> list[bytes | None]:
        """Tokens for a column, in order; None stays None."""
        values = list(values)
        head, encrypt = self._heads[self.active], self._ciphers[self.active].encrypt
        bound = head + label.encode()
        nonces = os.urandom(_NONCE_BYTES * len(values))
        tokens: list[bytes | None] = []
        for place, value in enumerate(values):
            if value is None:
                tokens.append(None)
            else:
                nonce = nonces[place * _NONCE_BYTES : (place + 1) * _NONCE_BYTES]
                tokens.append(head + nonce + encrypt(nonce, value.encode(), bound))
        return tokens

    def unseal(self, token: bytes, label: str) -> str:
        """The value of a token.

        Raises:
            SealError: ``unknown_key`` when its key is not on the ring, ``broken`` when the token was changed, cut or
                moved, or the key of that name is another one.
        """
        token = bytes(token)
        name = key_of(token)
        cipher = self._ciphers.get(name)
        if cipher is None:
            raise SealError("unknown_key", f"the ring has no key {name}")
        start = len(self._heads[name])
        nonce, sealed = token[start : start + _NONCE_BYTES], token[start + _NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, sealed, token[:start] + label.encode()).decode()
        except (InvalidTag, ValueError):
            raise SealError("broken", f"a value of {label} under key {name} does not open") from None

    def unseal_many(self, tokens: Iterable[bytes | None], label: str) -> list[str | None]:
        """Values of a column, in order; None stays None. Raises as ``unseal`` does."""
        return [None if token is None else self.unseal(token, label) for token in tokens]

    def is_current(self, token: bytes) -> bool:
        """True when a token is sealed under the active key."""
        return key_of(bytes(token)) == self.active

    def reseal(self, token: bytes, label: str) -> bytes:
        """The token under the active key; the very same one when it already is. Raises as ``unseal`` does."""
        return bytes(token) if self.is_current(token) else self.seal(self.unseal(token, label), label)

    def digest(self, value: str, label: str) -> bytes:
        """Equal for equal values of one label, and telling nothing without the digest key: 32 bytes."""
        return hmac.digest(self._digest_key, f"{label}\0{value}".encode(), "sha256")

    def digest_many(self, values: Iterable[str | None], label: str) -> list[bytes | None]:
        """Digests of a column, in order; None stays None."""
        key, start = self._digest_key, f"{label}\0"
        return [None if value is None else hmac.digest(key, (start + value).encode(), "sha256") for value in values]


def head_of(name: str) -> bytes:
    """How every token under a key begins: what to look for in SQL when the rows of one key are wanted."""
    return bytes([VERSION, len(name)]) + name.encode()


def key_of(token: bytes) -> str:
    """The name of the key a token is sealed under.

    Raises:
        SealError: ``broken`` when the bytes are no token.
    """
    length = token[1] if len(token) > 1 else 0
    if len(token) < 2 + length + _NONCE_BYTES + _TAG_BYTES or token[0] != VERSION:
        raise SealError("broken", "these bytes are no sealed value")
    try:
        return token[2 : 2 + length].decode("ascii")
    except UnicodeDecodeError:
        raise SealError("broken", "these bytes are no sealed value") from None
