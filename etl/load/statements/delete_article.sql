-- With what a person's corrections set aside of its claims.
DELETE FROM claim_party WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = $article_id);
DELETE FROM claim_value WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = $article_id);
DELETE FROM claim_term WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = $article_id);
DELETE FROM claim_theme WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = $article_id);
DELETE FROM claim WHERE article_id = $article_id;
DELETE FROM original.claim_party WHERE claim_id IN (SELECT claim_id FROM original.claim WHERE article_id = $article_id);
DELETE FROM original.claim_value WHERE claim_id IN (SELECT claim_id FROM original.claim WHERE article_id = $article_id);
DELETE FROM original.claim_term WHERE claim_id IN (SELECT claim_id FROM original.claim WHERE article_id = $article_id);
DELETE FROM original.claim_theme WHERE claim_id IN (SELECT claim_id FROM original.claim WHERE article_id = $article_id);
DELETE FROM original.claim WHERE article_id = $article_id;
DELETE FROM article WHERE article_id = $article_id;
