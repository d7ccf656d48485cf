SELECT number, input_hash FROM snapshot ORDER BY number DESC LIMIT 1
