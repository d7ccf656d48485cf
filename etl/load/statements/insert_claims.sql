INSERT INTO claim
SELECT unnest($claim_id::VARCHAR[]), $article_id, unnest($kind::VARCHAR[]), unnest($date_start::DATE[]),
       unnest($date_end::DATE[]), unnest($date_precision::VARCHAR[]), unnest($date_edtf::VARCHAR[]),
       unnest($date_basis::VARCHAR[]), unnest($modality::VARCHAR[]), unnest($attribution::VARCHAR[]),
       unnest($evidence::VARCHAR[]), unnest($evidence_start::INTEGER[]), unnest($evidence_end::INTEGER[]),
       unnest($rule::VARCHAR[]), unnest($confidence::DOUBLE[]), $known_on, unnest($bucket::VARCHAR[]), unnest($source_id::VARCHAR[])
