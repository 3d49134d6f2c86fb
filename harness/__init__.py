"""The machinery behind the specification; see README.md for its rooms."""
