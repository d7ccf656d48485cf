SELECT number, input_hash, is_sample FROM snapshot ORDER BY number DESC LIMIT 1
