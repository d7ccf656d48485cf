-- How many claims in how many articles stand behind the events of $of_kinds that the filters keep.
SELECT count(*) AS n_claims, count(DISTINCT article_id) AS n_articles
FROM claims
SEMI JOIN (
    SELECT event_id FROM events
    WHERE list_contains($of_kinds::VARCHAR[], kind)
      AND is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
) USING (event_id)
