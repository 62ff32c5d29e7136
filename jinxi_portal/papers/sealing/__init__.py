"""The office's seal: a PAdES signature with its certificate."""
