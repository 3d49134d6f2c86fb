"""The words of the specification, and the linter that reads them as a reviewer would."""
