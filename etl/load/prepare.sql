-- Ids as bits of one number: lists that share no bit share no id, which is quick to see; those that share one may.
CREATE OR REPLACE MACRO published.bits_of(ids) AS (
    coalesce(list_aggregate(list_transform(ids, lambda id: 1::UBIGINT << (md5_number_lower(id) % 62)), 'bit_or'), 0::UBIGINT)
);

-- Computed once for all event views of a snapshot.

-- Copies of one text: the same to the letter, or near. Near are texts that agree in a whole band of four places of their
-- signatures (so few pairs are compared), and then in 24 of all 32 places. The band finds a pair that shares three quarters
-- of its runs with a chance of 95 %. The first of its kind is the earliest published.
CREATE OR REPLACE TEMP TABLE copied AS
WITH same AS (
    SELECT article_id, signature, (coalesce(published_on, DATE '9999-12-31'), article_id) AS place_in_time,
           first_value(article_id) OVER (PARTITION BY text_id ORDER BY published_on NULLS LAST, article_id) AS same_id
    FROM article
), band AS (
    SELECT article_id, place_in_time, signature, place, signature[4 * place + 1 : 4 * place + 4] AS part
    FROM same, range(8) AS places(place) WHERE article_id = same_id AND len(signature) = 32
), near AS (
    SELECT one.article_id, arg_min(other.article_id, other.place_in_time) AS near_id
    FROM band AS one JOIN band AS other ON one.place = other.place AND one.part = other.part
    WHERE one.place_in_time > other.place_in_time
      AND len(list_filter(list_zip(one.signature, other.signature), lambda pair: pair[1] = pair[2])) >= 24
    GROUP BY one.article_id
)
SELECT same.article_id, coalesce(near_id, same_id) AS first_id
FROM same LEFT JOIN near ON near.article_id = same_id
WHERE coalesce(near_id, same_id) <> same.article_id;

-- A copy speaks with the voice of the first of its kind, claim by claim of an event.
CREATE OR REPLACE TEMP TABLE copied_claim AS
SELECT claim.claim_id, min(original.source_id) AS first_source
FROM copied
JOIN claim ON claim.article_id = copied.article_id
JOIN event_claim ON event_claim.claim_id = claim.claim_id
JOIN event_claim AS fellow ON fellow.event_id = event_claim.event_id
JOIN claim AS original ON original.claim_id = fellow.claim_id AND original.article_id = copied.first_id
GROUP BY claim.claim_id;

CREATE OR REPLACE TEMP TABLE event_source AS
SELECT event_id, count(DISTINCT article_id) AS n_articles,
       count(DISTINCT coalesce(first_source, source_id)) AS n_sources,
       list_sort(list(DISTINCT source) FILTER (source IS NOT NULL)) AS sources, list_sort(list(DISTINCT lang)) AS langs,
       min(known_on) AS first_known_on, list(claim_id ORDER BY rank) AS claim_ids, max(confidence) AS confidence,
       bool_or(corrected_claim.claim_id IS NOT NULL) AS corrected
FROM event_claim JOIN claim USING (claim_id) JOIN article USING (article_id)
LEFT JOIN corrected_claim ON corrected_claim.claim_id = event_claim.claim_id
LEFT JOIN copied_claim USING (claim_id) GROUP BY event_id;

-- What every event view ends with.
CREATE OR REPLACE TEMP TABLE event_common AS
SELECT event.event_id, event.kind, date_start, date_end, date_precision, date_edtf,
       coalesce(date_basis, (SELECT any_value(date_basis ORDER BY rank) FROM event_claim JOIN claim USING (claim_id)
                             WHERE event_claim.event_id = event.event_id)) AS date_basis,
       event.modality, coalesce(themes, []) AS themes, n_articles, n_sources, first_known_on, event.is_disputed AS disputed,
       confidence, coalesce(company_ids, []) AS company_ids, coalesce(sources, []) AS sources, langs, claim_ids, corrected
FROM event
LEFT JOIN event_date USING (event_id) LEFT JOIN event_theme USING (event_id) LEFT JOIN event_company USING (event_id)
LEFT JOIN event_source USING (event_id);

-- What the releases and their ladder show.
CREATE OR REPLACE TEMP TABLE release_event AS
SELECT event_common.event_id, maker.names[1] AS developer, model.value AS model, stage.value AS stage,
       capability.value AS capability, maker.ids[1] AS developer_id, event_common.* EXCLUDE (event_id)
FROM event_common
LEFT JOIN event_role AS maker ON maker.event_id = event_common.event_id AND maker.role = 'developer'
LEFT JOIN event_term AS model ON model.event_id = event_common.event_id AND model.role = 'model'
LEFT JOIN event_term AS stage ON stage.event_id = event_common.event_id AND stage.role = 'stage'
LEFT JOIN event_term AS capability ON capability.event_id = event_common.event_id AND capability.role = 'capability'
WHERE kind = 'release';
