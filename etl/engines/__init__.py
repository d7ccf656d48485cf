"""Engines spread work over processes; what the work is they are told."""
