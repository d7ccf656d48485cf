INSERT INTO quarantine VALUES ($name, $line, $reason, $remedy, $seen_at)
