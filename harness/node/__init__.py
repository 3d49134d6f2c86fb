"""The bitcoind under judgement: found, probed or provided, started and stopped, asked.

It knows nothing of peers or scenarios.
"""
