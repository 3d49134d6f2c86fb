"""The world of one scenario: one node, peers by name, one small chain, moments and fences."""
