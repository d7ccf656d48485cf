CREATE TABLE published.integrations AS
SELECT event_common.event_id, product.value AS product, holder.names[1] AS owner, model.value AS model,
       maker.names[1] AS provider, status.value AS status, holder.ids[1] AS owner_id, maker.ids[1] AS provider_id,
       event_common.* EXCLUDE (event_id)
FROM event_common
LEFT JOIN event_role AS holder ON holder.event_id = event_common.event_id AND holder.role = 'owner'
LEFT JOIN event_role AS maker ON maker.event_id = event_common.event_id AND maker.role = 'provider'
LEFT JOIN event_term AS product ON product.event_id = event_common.event_id AND product.role = 'product'
LEFT JOIN event_term AS model ON model.event_id = event_common.event_id AND model.role = 'model'
LEFT JOIN event_term AS status ON status.event_id = event_common.event_id AND status.role = 'status'
WHERE kind = 'integration'
ORDER BY date_start, event_common.event_id
