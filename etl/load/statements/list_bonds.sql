SELECT left_id, right_id, verb FROM bond ORDER BY left_id, right_id, verb
