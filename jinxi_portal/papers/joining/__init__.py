"""Many papers as one file: a case file with cover, index and continuous page numbers."""
