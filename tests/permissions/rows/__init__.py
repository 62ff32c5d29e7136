"""The rows of the matrix, a file for each part of the portal; a large room may have several, by subject."""
