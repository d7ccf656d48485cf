-- How many claims in how many articles stand behind the given events.
SELECT count(*) AS n_claims, count(DISTINCT article_id) AS n_articles FROM claims WHERE list_contains($events, event_id)
