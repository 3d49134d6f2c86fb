"""The views of a run: pure functions of the NDJSON that `evidence.py` wrote."""
