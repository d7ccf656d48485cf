-- What the combined timeline draws: of each of twice $lanes companies the 40 largest deals, 40 latest releases and 40 latest
-- states of alliances, one row an event with its parties in order (payers, then the recipient; the developer; the partners);
-- of the undated ones, which have no place, the first 40. company_rank puts the companies with most events first; where the
-- filter names companies, the others have rank 0. totals counts all events of each party, n_earlier what a company did
-- before the period, n_dated all that the filters keep. (DISTINCT in `named` changes no row: without it DuckDB 2.0.0 fails
-- with "global dictionary column 0 changed identity" when a join follows the unnesting.)
WITH kept AS (
    SELECT rowid AS place, kind, ordered_ids, amount_usd, date_start, coalesce(date_end < $start, false) AS is_earlier,
           NOT coalesce(date_end < $start, false)
           OR (kind = 'partnership' AND coalesce(valid_to, DATE '9999-12-31') >= $start) AS is_shown
    FROM happenings
    WHERE is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, NULL, $end, $modalities, $sources, $languages, $dated_only)
),
counts AS (
    SELECT company_id, count(*) FILTER (is_dated AND NOT is_earlier) AS n, count(*) FILTER (is_earlier) AS n_earlier
    FROM (SELECT unnest(ordered_ids) AS company_id, date_start IS NOT NULL AS is_dated, is_earlier FROM kept)
    GROUP BY company_id
),
ranks AS (
    SELECT company_id, n, row_number() OVER (ORDER BY n DESC, company_id) AS company_rank
    FROM counts
    WHERE len($companies::VARCHAR[]) = 0 OR list_contains($companies::VARCHAR[], company_id)
    QUALIFY company_rank <= 2 * $lanes
),
candidate AS (
    SELECT place, company_id, kind, weight, date_start
    FROM (
        SELECT place, unnest(ordered_ids) AS company_id, kind, date_start,
               CASE WHEN kind = 'investment' THEN coalesce(amount_usd, 0) ELSE 0 END AS weight
        FROM kept WHERE is_shown AND date_start IS NOT NULL
    ) SEMI JOIN ranks USING (company_id)
),
drawn AS (
    SELECT DISTINCT place FROM (
        SELECT unnest(max_by(place, (weight, date_start, place), 40)) AS place FROM candidate GROUP BY company_id, kind
    )
    UNION ALL (SELECT place FROM kept WHERE date_start IS NULL ORDER BY place LIMIT 40)
),
named AS (
    SELECT place, list(company_id ORDER BY position) AS party_ids, list(companies.name ORDER BY position) AS parties,
           list(companies.colour ORDER BY position) AS slots, list(coalesce(company_rank, 0) ORDER BY position) AS ranks,
           list(counts.n ORDER BY position) AS totals, list(counts.n_earlier ORDER BY position) AS earlier
    FROM (
        SELECT DISTINCT place, generate_subscripts(ordered_ids, 1) AS position, unnest(ordered_ids) AS company_id
        FROM drawn JOIN (SELECT rowid AS place, ordered_ids FROM happenings) USING (place)
    )
    JOIN counts USING (company_id)
    JOIN companies USING (company_id)
    LEFT JOIN ranks USING (company_id)
    GROUP BY place
)
SELECT happening.event_id, happening.kind, named.party_ids, named.parties, named.slots, named.ranks, named.totals, named.earlier,
       happening.has_recipient, happening.state, happening.model, happening.amount_low, happening.amount_high, happening.currency,
       happening.hedge, happening.amount_usd, happening.date_start, happening.date_end, happening.date_precision,
       happening.valid_to, happening.modality, happening.n_sources, happening.date_start IS NOT NULL AS is_dated,
       (SELECT count(*) FROM kept WHERE is_shown AND date_start IS NOT NULL) AS n_dated
FROM named
JOIN happenings AS happening ON happening.rowid = named.place
ORDER BY happening.date_start NULLS LAST, happening.kind, happening.event_id
