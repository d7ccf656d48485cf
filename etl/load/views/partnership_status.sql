-- A state lasts until the pair's next state begins; the latest known one has no end. A state that is not asserted ends
-- none that is. States told again are one stretch, named after its first event. Undated, denied and hypothetical
-- states bound nothing and stand in `partnerships` alone. A state without an end fades: from `fades_from` on, the day of the
-- last article that names both partners in a claim, nothing is known of the pair. An end and another state of the very same
-- days, told as facts by articles of which none tells both, contradict each other: both are disputed.
CREATE TABLE published.partnership_status AS
WITH pair AS (
    SELECT one.name AS partner_a, other.name AS partner_b, one.company_id AS partner_a_id,
           other.company_id AS partner_b_id, one.event_id
    FROM event_party AS one JOIN event_party AS other USING (event_id)
    WHERE one.role = 'partners' AND other.role = 'partners' AND one.company_id < other.company_id
), state AS (
    SELECT pair.*, event_term.value AS status, position, modality = 'asserted' AS is_sure, event_common.* EXCLUDE (event_id)
    FROM pair
    JOIN event_common USING (event_id)
    JOIN event_term ON event_term.event_id = pair.event_id AND event_term.role = 'status'
    JOIN choice ON choice.kind = 'partnership' AND choice.role = 'status' AND choice.value = event_term.value
    WHERE date_start IS NOT NULL AND modality IN ('asserted', 'planned', 'rumored')
), told AS (
    SELECT *, lag(status) OVER told_before AS former FROM state
    WINDOW told_before AS (
        PARTITION BY partner_a_id, partner_b_id, is_sure ORDER BY date_start, date_end, position, event_id
    )
), news AS (
    SELECT one.own_id AS first_id, other.own_id AS second_id,
           max(coalesce(known_on, CASE WHEN modality = 'asserted' THEN date_start END)) AS last_known_on
    FROM party AS one JOIN party AS other ON one.claim_id = other.claim_id AND one.own_id < other.own_id
    JOIN claim ON claim.claim_id = one.claim_id
    WHERE modality IN ('asserted', 'planned', 'rumored')
    GROUP BY ALL
), teller AS (
    SELECT DISTINCT event_id, article_id FROM event_claim JOIN claim USING (claim_id) WHERE kind = 'partnership'
), contradicted AS (
    SELECT DISTINCT one.event_id, one.partner_a_id AS first_id, one.partner_b_id AS second_id
    FROM state AS one JOIN state AS other USING (partner_a_id, partner_b_id, is_sure, date_start, date_end)
    WHERE is_sure AND date_end - date_start <= 3 AND (one.status = 'ended') <> (other.status = 'ended')
      AND NOT EXISTS (FROM teller AS left_one JOIN teller AS right_one USING (article_id)
                      WHERE left_one.event_id = one.event_id AND right_one.event_id = other.event_id)
), stretch AS (
    SELECT * EXCLUDE (former) FROM told WHERE former IS DISTINCT FROM status
), lasting AS (
    SELECT stretch.*,
           (SELECT min(later.date_start) FROM stretch AS later
            WHERE later.partner_a_id = stretch.partner_a_id AND later.partner_b_id = stretch.partner_b_id
              AND (later.is_sure OR NOT stretch.is_sure) AND later.status <> stretch.status
              AND (later.date_start, later.date_end, later.position)
                  > (stretch.date_start, stretch.date_end, stretch.position)
           ) AS valid_to
    FROM stretch
)
SELECT partner_a, partner_b, status, date_start AS valid_from, valid_to, lasting.event_id, partner_a_id, partner_b_id, kind,
       date_start, date_end, date_precision, date_edtf, date_basis, modality, themes, n_articles, n_sources, first_known_on,
       disputed OR contradicted.event_id IS NOT NULL AS disputed, confidence, [partner_a_id, partner_b_id] AS company_ids, sources, langs, claim_ids, corrected, last_known_on,
       CASE WHEN valid_to IS NULL THEN greatest(last_known_on, date_start) END AS fades_from
FROM lasting
LEFT JOIN news ON news.first_id = partner_a_id AND news.second_id = partner_b_id
LEFT JOIN contradicted ON contradicted.event_id = lasting.event_id
 AND contradicted.first_id = partner_a_id AND contradicted.second_id = partner_b_id
ORDER BY partner_a_id, partner_b_id, date_start, date_end, position, lasting.event_id
