INSERT INTO model SELECT unnest($model_id::VARCHAR[]), unnest($name::VARCHAR[]), unnest($maker::VARCHAR[])
