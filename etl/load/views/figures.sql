CREATE TABLE published.figures AS
SELECT event_common.event_id, about.names[1] AS subject, metric.value AS metric, amount_low, amount_high, currency,
       unit, hedge, amount_usd, amount_usd_low, amount_usd_high, fx_date, about.ids[1] AS subject_id,
       event_common.* EXCLUDE (event_id)
FROM event_common
LEFT JOIN event_role AS about ON about.event_id = event_common.event_id AND about.role = 'subject'
LEFT JOIN event_term AS metric ON metric.event_id = event_common.event_id AND metric.role = 'metric'
LEFT JOIN event_amount ON event_amount.event_id = event_common.event_id
WHERE kind = 'figure'
ORDER BY date_start, event_common.event_id
