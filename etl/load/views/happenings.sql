-- What the combined timeline draws: deals, releases and states of alliances, one row an event with its parties in order
-- (payers, then the recipient; the developer; the partners). A running total is no event of its own; denied and
-- conditional states of an alliance end nothing, so those with a date are left out.
CREATE TABLE published.happenings AS
SELECT event_common.event_id, event_common.kind,
       [id FOR id IN coalesce(doers.ids, []) || coalesce(payee.ids[1:1], []) IF id IS NOT NULL] AS ordered_ids,
       payee.ids[1] IS NOT NULL AS has_recipient, what.value AS state, model.value AS model, amount_low, amount_high, currency,
       hedge, amount_usd, date_start, date_end, date_precision, modality, n_sources, company_ids, themes, sources, langs,
       CASE WHEN event_common.kind = 'partnership' THEN lead(date_start) OVER (
           PARTITION BY event_common.kind, list_sort(doers.ids) ORDER BY date_start, date_end, event_common.event_id
       ) END AS valid_to
FROM event_common
LEFT JOIN event_role AS doers ON doers.event_id = event_common.event_id AND doers.role IN ('investors', 'developer', 'partners')
LEFT JOIN event_role AS payee ON payee.event_id = event_common.event_id AND payee.role = 'recipient'
LEFT JOIN event_term AS what ON what.event_id = event_common.event_id AND what.role IN ('type', 'stage', 'status')
LEFT JOIN event_term AS model ON model.event_id = event_common.event_id AND model.role = 'model'
LEFT JOIN event_term AS running ON running.event_id = event_common.event_id AND running.role = 'cumulative'
LEFT JOIN event_amount ON event_amount.event_id = event_common.event_id
WHERE (event_common.kind = 'investment' AND coalesce(running.value, '') <> 'true') OR event_common.kind = 'release'
   OR (event_common.kind = 'partnership' AND (date_start IS NULL OR modality IN ('asserted', 'planned', 'rumored')))
ORDER BY date_start, event_common.event_id
