"""What the `conformance` command can do: a function for each subcommand; only this room prints."""
