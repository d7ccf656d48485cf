-- How many dated events each company the filter names has a month; an interval counts in the month of its middle.
SELECT company_id, date_trunc('month', date_start + ((date_end - date_start) // 2)::INTEGER)::DATE AS month, count(*) AS n
FROM (
    SELECT unnest(company_ids) AS company_id, date_start, date_end
    FROM events
    WHERE date_start IS NOT NULL
      AND is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs, $companies, $themes, $kinds,
                  $start, $end, $modalities, $sources, $languages, $dated_only)
)
WHERE list_contains($companies::VARCHAR[], company_id)
GROUP BY ALL
ORDER BY company_id, month
