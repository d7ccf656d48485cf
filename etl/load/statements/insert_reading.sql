INSERT OR IGNORE INTO reading VALUES ($reading_id, $text_id, $version, $claims)
