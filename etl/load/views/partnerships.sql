-- `alliance_id` is the same for all events of the same partners, in whatever order they are named.
CREATE TABLE published.partnerships AS
SELECT event_common.event_id, coalesce(members.names, []) AS partners, status.value AS status,
       coalesce(members.ids, []) AS partner_ids, event_common.* EXCLUDE (event_id),
       array_to_string(list_sort(coalesce(members.ids, [])), '|') AS alliance_id
FROM event_common
LEFT JOIN event_role AS members ON members.event_id = event_common.event_id AND members.role = 'partners'
LEFT JOIN event_term AS status ON status.event_id = event_common.event_id AND status.role = 'status'
WHERE kind = 'partnership'
ORDER BY date_start, event_common.event_id
