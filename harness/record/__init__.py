"""What was seen: the append-only transcript of a scenario, and the evidence that is kept of it."""
