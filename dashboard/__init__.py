"""The dashboard: asks a published snapshot and draws what it answers; it never imports `etl`."""
