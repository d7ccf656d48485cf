INSERT INTO correction
VALUES ($position, $verb, $article_id, $quote, $kind, $detail, $reason, $made_on, $status, $note, $claim_ids::VARCHAR[])
