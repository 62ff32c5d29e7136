"""What may be sealed: for each label, how it is shown masked and which form of it is digested."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinxi_portal.kernel import id_number, masks, mobile
from jinxi_portal.kernel.sealing.current import current


def _hidden(value: str) -> str:
    return masks.HIDDEN * min(len(value), 6)


def _as_written(value: str) -> str | None:
    return value or None


@dataclass(frozen=True)
class Kind:
    """``canonical`` gives the one form in which equal values are equal, or None for a value that identifies nobody."""

    mask: Callable[[str], str] = _hidden
    canonical: Callable[[str], str | None] = _as_written


def _canonical_id_number(value: str) -> str | None:
    """Only a whole number is digested; one with a wrong check character too, so that its twin is found."""
    if id_number.has_checksum(value):
        return value
    known = id_number.read_partial(value)
    return known.pattern if known is not None and known.is_whole else None


def _canonical_mobile(value: str) -> str | None:
    return mobile.normalise(value) if mobile.is_valid(value) else None


_KINDS: dict[str, Kind] = {
    "id_number": Kind(masks.mask_id_number, _canonical_id_number),
    "mobile": Kind(masks.mask_mobile, _canonical_mobile),
    "name": Kind(masks.mask_name),
}
_OTHER = Kind()


def kind_of(label: str) -> Kind:
    """The kind behind a label; a label nobody described is hidden wholly and digested as written."""
    return _KINDS.get(label, _OTHER)


def digest_of(value: str | None, label: str) -> bytes | None:
    """The digest to search for: of the canonical form; None for nothing, and for a masked or partial number."""
    form = kind_of(label).canonical(value) if value else None
    return None if form is None else current().digest(form, label)


def digests_of(values: Iterable[str | None], label: str) -> list[bytes | None]:
    """The digests to keep beside a column, in order, as ``digest_of`` gives them."""
    canonical = kind_of(label).canonical
    return current().digest_many([canonical(value) if value else None for value in values], label)
