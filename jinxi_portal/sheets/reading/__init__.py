"""Opening a file of an office and reading its rows: no database, no request."""
