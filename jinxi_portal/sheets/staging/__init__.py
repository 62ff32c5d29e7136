"""Staging: rows read from a file, sealed and copied beside what stands now."""
