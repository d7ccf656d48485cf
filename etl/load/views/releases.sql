CREATE TABLE published.releases AS
SELECT event_common.event_id, maker.names[1] AS developer, model.value AS model, stage.value AS stage,
       capability.value AS capability, maker.ids[1] AS developer_id, event_common.* EXCLUDE (event_id)
FROM event_common
LEFT JOIN event_role AS maker ON maker.event_id = event_common.event_id AND maker.role = 'developer'
LEFT JOIN event_term AS model ON model.event_id = event_common.event_id AND model.role = 'model'
LEFT JOIN event_term AS stage ON stage.event_id = event_common.event_id AND stage.role = 'stage'
LEFT JOIN event_term AS capability ON capability.event_id = event_common.event_id AND capability.role = 'capability'
WHERE kind = 'release'
ORDER BY date_start, event_common.event_id
