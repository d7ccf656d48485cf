-- What a page of the alliance bands draws: twelve alliances with their states, one row a state, from its day to the next
-- state's, or to the present (valid_to null), the latest 40 of each. Three or more partners are one alliance. Denied and
-- conditional states end nothing, so they have no stretch of time. A state that began before the period but holds in it is
-- kept; one that had passed by then is not. Of the states without a stretch 40 are rows. An alliance without a later state
-- fades from the day of the last article that names its partners together; of three or more partners, from the last such day
-- of any two.
-- row_rank: alliances with most states first, then the latest; n_alliances counts those with a band on any page, n_placed
-- their states, n_unplaced all that have no stretch; is_dated tells the rows that stand on the axis.
WITH kept AS (
    SELECT rowid AS place, alliance_id, status, date_start, date_start IS NOT NULL AND modality IN ('asserted', 'planned', 'rumored')
           AS has_place
    FROM partnerships
    WHERE is_kept(company_ids, themes, 'partnership', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, NULL, $end, $modalities, $sources, $languages, $dated_only)
),
ranks AS (
    SELECT alliance_id, row_number() OVER (ORDER BY count(DISTINCT status) DESC, count(*) DESC, max(date_start) DESC, alliance_id)
           AS row_rank, count(*) AS states
    FROM kept WHERE has_place GROUP BY alliance_id
),
shown AS (
    SELECT kept.place, ranks.row_rank, lead(kept.date_start) OVER (
               PARTITION BY kept.alliance_id ORDER BY kept.date_start, state.date_end, state.event_id) AS valid_to
    FROM kept
    JOIN ranks USING (alliance_id)
    JOIN partnerships AS state ON state.rowid = kept.place
    WHERE kept.has_place AND row_rank BETWEEN 12 * $page + 1 AND 12 * $page + 12
),
drawn AS (
    FROM shown QUALIFY row_number() OVER (PARTITION BY row_rank ORDER BY place DESC) <= 40
    UNION ALL (SELECT place, NULL, NULL FROM kept WHERE NOT has_place ORDER BY date_start IS NOT NULL, place LIMIT 40)
),
member AS (
    SELECT DISTINCT alliance_id, unnest(partner_ids) AS company_id
    FROM drawn JOIN (SELECT rowid AS place, alliance_id, partner_ids FROM partnerships) USING (place)
),
fading AS (
    SELECT pair.alliance_id, max(fades_from) AS fades_from
    FROM (
        SELECT DISTINCT one.alliance_id, one.company_id AS partner_a_id, other.company_id AS partner_b_id
        FROM member AS one JOIN member AS other USING (alliance_id) WHERE one.company_id < other.company_id
    ) AS pair
    JOIN partnership_status USING (partner_a_id, partner_b_id)
    GROUP BY pair.alliance_id
),
named AS (
    SELECT alliance_id, list(name ORDER BY name) AS partners, list(colour ORDER BY name) AS slots
    FROM member JOIN companies USING (company_id)
    GROUP BY alliance_id
),
totals AS (
    SELECT (SELECT count(*) FROM ranks) AS n_alliances, count(*) FILTER (has_place) AS n_placed,
           count(*) FILTER (NOT has_place) AS n_unplaced
    FROM kept
)
SELECT state.event_id, state.alliance_id, drawn.row_rank, named.partners, named.slots, state.status, state.modality,
       state.date_start, state.date_end, state.date_precision, drawn.valid_to,
       CASE WHEN drawn.valid_to IS NULL THEN fading.fades_from END AS fades_from, state.n_sources, state.disputed,
       state.date_start IS NOT NULL AS is_dated, totals.*
FROM drawn
JOIN partnerships AS state ON state.rowid = drawn.place
JOIN named USING (alliance_id)
LEFT JOIN fading USING (alliance_id)
CROSS JOIN totals
WHERE state.date_start IS NULL OR coalesce($start, state.date_start) <= coalesce(drawn.valid_to, DATE '9999-12-31')
ORDER BY drawn.row_rank NULLS LAST, state.date_start NULLS LAST, state.date_end, state.event_id
