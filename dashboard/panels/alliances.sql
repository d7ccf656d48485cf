-- The states of each alliance, one row a state: from its day to the next state's, or to the present (valid_to null).
-- Three or more partners are one alliance. Denied and conditional states end nothing, so they have no stretch of time.
-- A state that began before the period but holds in it is kept; one that had passed by then is not.
-- An alliance without a later state fades from the day of the last article that names its partners together; of three or more
-- partners, from the last such day of any two.
-- row_rank: alliances with most states first, then the latest; is_dated tells the rows that stand on the axis.
WITH kept AS (
    SELECT *, list_sort(partner_ids) AS alliance_ids, array_to_string(list_sort(partner_ids), '|') AS alliance_id
    FROM partnerships
    WHERE is_kept(company_ids, themes, ['partnership'], date_start, date_end, [modality], sources, langs,
                  $companies, $themes, $kinds, NULL, NULL, $modalities, $sources, $languages, $dated_only)
),
named AS (
    SELECT alliance_id, list(name ORDER BY name) AS partners, list(slot ORDER BY name) AS slots
    FROM (
        SELECT DISTINCT members.alliance_id, companies.name, companies.colour AS slot
        FROM (SELECT DISTINCT alliance_id, unnest(alliance_ids) AS company_id FROM kept) AS members
        JOIN companies USING (company_id)
    )
    GROUP BY alliance_id
),
stretches AS (
    SELECT event_id, lead(date_start) OVER (PARTITION BY alliance_id ORDER BY date_start, date_end, event_id) AS valid_to
    FROM kept
    WHERE date_start IS NOT NULL AND modality IN ('asserted', 'planned', 'rumored')
),
heard AS (
    SELECT partner_a_id, partner_b_id, max(fades_from) AS fades_from
    FROM partnership_status WHERE fades_from IS NOT NULL GROUP BY ALL
),
fading AS (
    SELECT members.alliance_id, max(heard.fades_from) AS fades_from
    FROM (SELECT DISTINCT alliance_id, alliance_ids FROM kept) AS members
    JOIN heard ON list_contains(members.alliance_ids, partner_a_id) AND list_contains(members.alliance_ids, partner_b_id)
    GROUP BY members.alliance_id
),
ranks AS (
    SELECT alliance_id, row_number() OVER (ORDER BY count(DISTINCT status) DESC, count(*) DESC, max(date_start) DESC, alliance_id)
           AS row_rank
    FROM kept
    WHERE date_start IS NOT NULL AND modality IN ('asserted', 'planned', 'rumored')
    GROUP BY alliance_id
)
SELECT kept.event_id, kept.alliance_id, ranks.row_rank, named.partners, named.slots, kept.status, kept.modality,
       kept.date_start, kept.date_end, kept.date_precision, stretches.valid_to,
       CASE WHEN stretches.valid_to IS NULL THEN fading.fades_from END AS fades_from, kept.n_sources, kept.disputed,
       kept.date_start IS NOT NULL AS is_dated
FROM kept
JOIN named USING (alliance_id)
LEFT JOIN ranks USING (alliance_id)
LEFT JOIN stretches USING (event_id)
LEFT JOIN fading USING (alliance_id)
WHERE kept.date_start IS NULL
   OR (coalesce($end, kept.date_start) >= kept.date_start
       AND coalesce($start, kept.date_start) <= coalesce(stretches.valid_to, DATE '9999-12-31'))
ORDER BY ranks.row_rank NULLS LAST, kept.date_start NULLS LAST, kept.date_end, kept.event_id
