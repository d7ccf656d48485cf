-- One model, its dated rungs: every release event under a key of the model's name, in the order of time. `rung` orders
-- stages (announced, preview, available, delayed, withdrawn); `is_latest` marks the last fact, and `next_on` says when a
-- rung gave way to the next. Rungs that are planned, rumoured, denied or hypothetical stand in it and end none.
CREATE TABLE published.release_ladder AS
WITH rung AS (
    SELECT release_event.*, choice.position AS rung,
           regexp_replace(lower(strip_accents(model)), '[^\p{L}\p{N}.]', '', 'g') AS model_key,
           modality = 'asserted' AS is_fact
    FROM release_event
    LEFT JOIN choice ON choice.kind = 'release' AND choice.role = 'stage' AND choice.value = stage
), placed AS (
    SELECT *,
           min(CASE WHEN is_fact THEN date_start END) OVER after AS next_on,
           is_fact AND date_start IS NOT NULL
           AND count(CASE WHEN is_fact AND date_start IS NOT NULL THEN 1 END) OVER after = 0 AS is_latest
    FROM rung
    WINDOW after AS (PARTITION BY model_key ORDER BY date_start, date_end, rung, event_id
                     ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
)
SELECT model_key, first_value(model) OVER model AS model, first_value(developer IGNORE NULLS) OVER model AS developer, stage,
       rung, event_id, next_on, is_latest, capability, first_value(developer_id IGNORE NULLS) OVER model AS developer_id,
       kind, date_start, date_end, date_precision, date_edtf, date_basis, modality, themes, n_articles, n_sources,
       first_known_on, disputed, confidence, company_ids, sources, langs, claim_ids, corrected
FROM placed
WINDOW model AS (PARTITION BY model_key ORDER BY first_known_on, event_id
                 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY model_key, date_start, date_end, rung, event_id
