"""What can be asked of a sealed column: is it empty, is it this very token, under which key is it sealed."""

from typing import TYPE_CHECKING, Any

from django.db.models.lookups import Exact, IsNull, Lookup

from jinxi_portal.kernel.sealing.ring import head_of
from jinxi_portal.kernel.sealing.sealed import Sealed

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    _Lookup = Lookup[Any]
    _Exact = Exact[Any]
else:
    _Lookup = Lookup
    _Exact = Exact


class SealedIsNull(IsNull):
    """``__isnull``."""


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
