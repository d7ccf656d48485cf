SELECT number, published_at, input_hash, knowledge_version, is_sample FROM source.snapshot
