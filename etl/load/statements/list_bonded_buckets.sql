-- Buckets that a person's word connects.
SELECT one.bucket, other.bucket FROM bond
JOIN claim AS one ON one.claim_id = left_id JOIN claim AS other ON other.claim_id = right_id
WHERE verb = 'join' ORDER BY ALL
