-- Closed sums by year and payer, without running totals, ceilings, plans and rumours; a round of several payers is
-- no one's alone (company_id null). company_rank puts the payers with the largest sums first; those after the tenth are one
-- row a year (company_id '*'), and n_others says how many they are. Year null is undated.
WITH kept AS (
    SELECT rowid AS place, amount_usd, date_start, date_end,
           year(date_start + ((date_end - date_start) // 2)::INTEGER) AS year,
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
),
top AS (FROM ranks WHERE company_rank <= 10),
sums AS (
    SELECT year, CASE WHEN kept.company_id IS NULL THEN NULL ELSE coalesce(top.company_id, '*') END AS company_id,
           CASE WHEN kept.company_id IS NULL THEN NULL ELSE coalesce(company_rank, 11) END AS company_rank,
           sum(amount_usd) AS usd, count(*) AS n, arg_max(place, amount_usd) AS place, min(date_start) AS date_start,
           max(date_end) AS date_end
    FROM kept LEFT JOIN top USING (company_id)
    GROUP BY ALL
)
SELECT sums.year, sums.company_id, coalesce(companies.name, '') AS name, coalesce(companies.colour, 0) AS slot, sums.company_rank, sums.usd, sums.n,
       investments.event_id, sums.date_start, sums.date_end, sums.year IS NOT NULL AS is_dated,
       greatest((SELECT count(*) FROM ranks) - 10, 0) AS n_others
FROM sums
JOIN investments ON investments.rowid = sums.place
LEFT JOIN companies ON companies.company_id = sums.company_id
ORDER BY sums.year NULLS LAST, sums.company_rank NULLS LAST
