-- The quotes of one event, the earliest known first, each with as much of the article around it as a reader needs.
SELECT claim_id, article_id, quote, modality, title, source, published_on,
       text[greatest(quote_start - 220, 0) + 1 : quote_start] AS text_before,
       text[quote_end + 1 : quote_end + 220] AS text_after,
       quote_start > 220 AS is_cut_before, length(text) > quote_end + 220 AS is_cut_after
FROM claims JOIN article_text USING (article_id)
WHERE event_id = $event
ORDER BY known_on NULLS LAST, claim_id
