"""The commands: each module has `configure(parser)` and `run(arguments) -> int`, and imports little before it runs."""
