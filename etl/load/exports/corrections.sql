-- Under a filter by company or theme only those whose claims it keeps.
SELECT * FROM corrections
WHERE len($companies::VARCHAR[]) + len($themes::VARCHAR[]) = 0
   OR EXISTS (FROM claims WHERE list_contains(corrections.claim_ids, claim_id)
              AND is_kept(company_ids, themes, kind, date_start, date_end, modality, [source], [lang], $companies, $themes,
                          [], NULL, NULL, [], [], [], false))
