"""How a node is made to look like one that errs, and what has been proven by it.

The lies themselves stand in `lies/`, by subject; `catalogue` gathers them.
"""
