SELECT kind, count(*) FROM claim WHERE article_id IN (SELECT unnest($article_ids::VARCHAR[])) GROUP BY kind ORDER BY kind
