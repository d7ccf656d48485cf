-- Closed sums by year and payer, without running totals, ceilings, plans and rumours; a round of several payers is
-- no one's alone (company null). company_rank puts the payers with the largest sums first. Year null is undated.
WITH kept AS (
    SELECT event_id, amount_usd, year(date_start + ((date_end - date_start) // 2)::INTEGER) AS year,
           CASE WHEN len(investor_ids) = 1 THEN investor_ids[1] END AS company_id
    FROM investments
    WHERE left_out IS NULL
      AND is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
ranks AS (
    SELECT company_id, row_number() OVER (ORDER BY sum(amount_usd) DESC, company_id) AS company_rank
    FROM kept
    WHERE company_id IS NOT NULL AND year IS NOT NULL
    GROUP BY company_id
)
SELECT kept.year, companies.name AS company, kept.company_id, ranks.company_rank, sum(kept.amount_usd) AS usd, count(*) AS n,
       arg_max(kept.event_id, kept.amount_usd) AS event_id
FROM kept
LEFT JOIN ranks USING (company_id)
LEFT JOIN companies USING (company_id)
GROUP BY ALL
ORDER BY kept.year NULLS LAST, ranks.company_rank NULLS LAST, company
LIMIT $most OFFSET $skip
