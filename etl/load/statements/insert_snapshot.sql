CREATE TABLE published.snapshot AS
SELECT $number::INTEGER AS number, $published_at::TIMESTAMP AS published_at, $input_hash AS input_hash,
       $knowledge_version AS knowledge_version, $is_sample::BOOLEAN AS is_sample, $as_of::DATE AS as_of,
       $n_left_out::INTEGER AS n_left_out
