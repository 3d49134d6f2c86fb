"""One run of the specification: behave's runner, the workers and their order, the results."""
