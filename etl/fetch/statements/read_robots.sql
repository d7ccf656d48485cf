SELECT origin, text, fetched_at FROM robots
