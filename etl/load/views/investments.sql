-- `left_out` says why a total of closed sums must not add the amount; null: it may.
CREATE TABLE published.investments AS
SELECT event_common.event_id, kind_of.value AS type, coalesce(payers.names, []) AS investors, payee.names[1] AS recipient,
       purpose.value AS purpose, amount_low, amount_high, currency, hedge, amount_usd, amount_usd_low, amount_usd_high,
       fx_date, coalesce(running.value = 'true', false) AS cumulative,
       CASE WHEN amount_usd IS NULL THEN 'no_amount' WHEN event_common.disputed THEN 'disputed'
            WHEN event_common.modality <> 'asserted' THEN event_common.modality WHEN running.value = 'true' THEN 'cumulative'
            WHEN hedge = 'at_most' THEN 'ceiling' END AS left_out,
       coalesce(payers.ids, []) AS investor_ids, payee.ids[1] AS recipient_id, event_common.* EXCLUDE (event_id)
FROM event_common
LEFT JOIN event_role AS payers ON payers.event_id = event_common.event_id AND payers.role = 'investors'
LEFT JOIN event_role AS payee ON payee.event_id = event_common.event_id AND payee.role = 'recipient'
LEFT JOIN event_term AS kind_of ON kind_of.event_id = event_common.event_id AND kind_of.role = 'type'
LEFT JOIN event_term AS purpose ON purpose.event_id = event_common.event_id AND purpose.role = 'purpose'
LEFT JOIN event_term AS running ON running.event_id = event_common.event_id AND running.role = 'cumulative'
LEFT JOIN event_amount ON event_amount.event_id = event_common.event_id
WHERE kind = 'investment'
ORDER BY date_start, event_id
