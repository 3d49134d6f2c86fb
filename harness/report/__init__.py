"""The views of a run: pure functions of the NDJSON that the evidence of a run wrote."""
