SELECT number, published_at, input_hash, knowledge_version, is_sample, as_of, n_left_out FROM snapshot
