"""Model fields for sealed values: the number itself, and its digest for equality search."""

import base64
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.lookups import Exact, IsNull, Lookup
from django.db.models.query_utils import DeferredAttribute

from jinxi_portal.kernel.sealing.current import read_keys_from
from jinxi_portal.kernel.sealing.kinds import digest_of
from jinxi_portal.kernel.sealing.ring import head_of
from jinxi_portal.kernel.sealing.sealed import Sealed

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    _Exact = Exact[Any]
    _Lookup = Lookup[Any]
    _Field = models.Field[str | Sealed | None, Sealed | None]
    _BinaryField = models.BinaryField[bytes | None, bytes | None]
else:
    _Exact = Exact
    _Lookup = Lookup
    _Field = models.Field
    _BinaryField = models.BinaryField

read_keys_from(lambda: settings.SEALING_KEYS_FILE)

_FIXTURE = "sealed:"


class SealedExact(_Exact):
    """The very token, to write a row only when nobody wrote it meanwhile; never a plain text."""

    def get_prep_lookup(self) -> Any:
        if isinstance(self.rhs, str):
            raise TypeError("a sealed column cannot be compared with a text; search by its digest field")
        return self.rhs.token if isinstance(self.rhs, Sealed) else super().get_prep_lookup()


class SealedWith(_Lookup):
    """``filter(id_number__sealed_with="k1")``: sealed under the key of this name."""

    lookup_name = "sealed_with"

    def get_prep_lookup(self) -> bytes:
        return head_of(str(self.rhs))

    def as_sql(self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper") -> Any:
        column, params = self.process_lhs(compiler, connection)
        head = connection.Database.Binary(self.rhs)  # type: ignore[attr-defined]  # DB-API
        return f"SUBSTR({column}, 1, %s) = %s", [*params, len(self.rhs), head]


class SealedAttribute(DeferredAttribute):
    """Turns what is assigned into a ``Sealed`` and keeps the digest beside it in step."""

    field: "SealedField"

    def __set__(self, instance: models.Model, value: object) -> None:
        sealed = self.field.to_sealed(value)
        instance.__dict__[self.field.attname] = sealed
        if self.field.digest_field and (sealed is None or sealed is not value):
            instance.__dict__[self.field.digest_field] = None if sealed is None else sealed.digest()


class SealedField(_Field):
    """A text kept under AES-GCM. Assign a plain text; read a ``Sealed``: masked in templates, opened by ``reveal()``.

    ``label`` names the kind of value (``id_number``, ``mobile`` …) and is bound into the seal. ``digest_field`` names a
    ``SealedDigestField`` of the same model that is kept in step on assignment and on save; whoever writes with
    ``update_fields`` or ``bulk_update`` names both.
    """

    description = "text, sealed"
    empty_strings_allowed = False
    descriptor_class = SealedAttribute

    if TYPE_CHECKING:
        _pyi_private_set_type: str | Sealed
        _pyi_private_get_type: Sealed

    def __init__(self, *args: Any, label: str, digest_field: str | None = None, **kwargs: Any) -> None:
        self.label = label
        self.digest_field = digest_field
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["label"] = self.label
        if self.digest_field is not None:
            kwargs["digest_field"] = self.digest_field
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_not_unique(), *self._check_digest_field()]

    def _check_not_unique(self) -> list[checks.CheckMessage]:
        if not (self.unique or getattr(self, "db_index", False)):
            return []
        hint = "Put unique or db_index on its SealedDigestField."
        return [checks.Error("Equal values are sealed differently each time.", hint=hint, obj=self, id="sealing.E001")]

    def _check_digest_field(self) -> list[checks.CheckMessage]:
        if self.digest_field is None:
            return []
        try:
            found = self.model._meta.get_field(self.digest_field)
        except FieldDoesNotExist:
            found = None
        if isinstance(found, SealedDigestField):
            return []
        return [checks.Error(f"{self.digest_field} is no SealedDigestField here.", obj=self, id="sealing.E002")]

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_lookup(self, lookup_name: str) -> Any:
        return {"exact": SealedExact, "isnull": IsNull, "sealed_with": SealedWith}.get(lookup_name)

    def get_transform(self, lookup_name: str) -> None:
        return None

    def to_sealed(self, value: object) -> Sealed | None:
        """What is kept on the instance: nothing for nothing, and a value of another label sealed anew."""
        if value is None or value == "":
            return None
        if isinstance(value, Sealed):
            return value if value.label == self.label else Sealed(self.label, value=value.reveal())
        if isinstance(value, str):
            return Sealed(self.label, value=value)
        raise TypeError(f"{self.name} takes a text or a Sealed, not {type(value).__name__}")

    def to_python(self, value: Any) -> Sealed | None:
        if isinstance(value, str) and value.startswith(_FIXTURE):
            return Sealed(self.label, token=base64.b64decode(value.removeprefix(_FIXTURE)))
        return self.to_sealed(value)

    def from_db_value(self, value: Any, expression: object, connection: object) -> Sealed | None:
        return None if value is None else Sealed(self.label, token=value)

    def get_prep_value(self, value: Any) -> bytes | None:
        value = super().get_prep_value(value)
        if isinstance(value, bytes | memoryview):
            return bytes(value)
        sealed = self.to_sealed(value)
        return None if sealed is None else sealed.token

    def get_db_prep_value(self, value: Any, connection: "BaseDatabaseWrapper", prepared: bool = False) -> Any:
        token = value if prepared else self.get_prep_value(value)
        return None if token is None else connection.Database.Binary(token)  # type: ignore[attr-defined]  # DB-API

    def value_to_string(self, obj: models.Model) -> str:
        """For fixtures: the token, never the value."""
        sealed = self.value_from_object(obj)
        return "" if sealed is None else _FIXTURE + base64.b64encode(sealed.token).decode()

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """A form that comes back with the mask it was shown leaves the value as it is."""
        known = getattr(instance, self.attname)
        if not (known is not None and isinstance(data, str) and data == str(known)):
            setattr(instance, self.attname, data)


class SealedDigestField(_BinaryField):
    """The keyed digest of a ``SealedField``: indexed, empty for a masked or partial number.

    Search by it with the plain text, which is cleaned and digested on the way:
    ``filter(id_number_digest="361027…")`` or ``filter(id_number_digest__in=[…])``.
    """

    description = "keyed digest of a sealed text"

    if TYPE_CHECKING:
        _pyi_private_set_type: bytes | None
        _pyi_private_get_type: bytes

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 32)
        kwargs.setdefault("db_index", not kwargs.get("unique", False))
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["db_index"] = getattr(self, "db_index", True)
        return name, path, args, kwargs

    def source(self) -> SealedField | None:
        """The sealed field of the same model that names this one."""
        for field in self.model._meta.concrete_fields:
            if isinstance(field, SealedField) and field.digest_field == self.name:
                return field
        return None

    def from_db_value(self, value: Any, expression: object, connection: object) -> bytes | None:
        return None if value is None else bytes(value)

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        if isinstance(value, Sealed):
            return value.digest()
        source = self.source() if isinstance(value, str) else None
        return digest_of(value, source.label) if source is not None else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        source = self.source()
        # A sealed field that was not loaded is not being saved either: its digest stays.
        if source is not None and source.attname in model_instance.__dict__:
            sealed = model_instance.__dict__[source.attname]
            setattr(model_instance, self.attname, None if sealed is None else sealed.digest())
        return super().pre_save(model_instance, add)
