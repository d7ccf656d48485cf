INSERT INTO company
SELECT unnest($company_id::VARCHAR[]), unnest($name::VARCHAR[]), unnest($kind::VARCHAR[]), unnest($parent::VARCHAR[]),
       unnest($country::VARCHAR[]), unnest($wikidata::VARCHAR[]), unnest($colour::INTEGER[])
