"""The linter, which reads the specification as a reviewer would, and what it writes."""
