"""How long a comparison may be silent."""

from datetime import timedelta

#: A running comparison notes its progress at every stage; after this silence its worker is taken for dead.
STALLED_AFTER = timedelta(minutes=10)
