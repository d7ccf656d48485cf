SELECT claims FROM reading WHERE reading_id = $reading_id
