"""Sealed values: personal numbers encrypted at rest, masked by default, found by keyed digest.

``fields`` has the model fields; everything else here knows no Django model.
"""

from jinxi_portal.kernel.sealing.current import current, read_keys_from, using
from jinxi_portal.kernel.sealing.errors import SealError
from jinxi_portal.kernel.sealing.keys_file import (
    add_key,
    generate_keys_file,
    load_keys_file,
    retire_key,
    ring_from_mapping,
)
from jinxi_portal.kernel.sealing.kinds import Kind, digest_of, digests_of, kind_of
from jinxi_portal.kernel.sealing.ring import KeyRing, head_of, key_of
from jinxi_portal.kernel.sealing.sealed import Sealed

__all__ = [
    "KeyRing",
    "Kind",
    "SealError",
    "Sealed",
    "add_key",
    "current",
    "digest_of",
    "digests_of",
    "generate_keys_file",
    "head_of",
    "key_of",
    "kind_of",
    "load_keys_file",
    "read_keys_from",
    "retire_key",
    "ring_from_mapping",
    "using",
]
