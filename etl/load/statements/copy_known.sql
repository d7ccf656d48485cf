-- What the articles published up to a day say, out of a snapshot.
INSERT INTO article BY NAME
SELECT article.*, text FROM source.work.article JOIN source.article_text USING (article_id) WHERE published_on <= $day;
INSERT INTO claim SELECT * FROM source.work.claim WHERE known_on <= $day;
INSERT INTO claim_party SELECT * FROM source.work.claim_party SEMI JOIN claim USING (claim_id) ORDER BY claim_party.rowid;
INSERT INTO claim_value SELECT * FROM source.work.claim_value SEMI JOIN claim USING (claim_id) ORDER BY claim_value.rowid;
INSERT INTO claim_term SELECT * FROM source.work.claim_term SEMI JOIN claim USING (claim_id) ORDER BY claim_term.rowid;
INSERT INTO claim_theme SELECT * FROM source.work.claim_theme SEMI JOIN claim USING (claim_id) ORDER BY claim_theme.rowid;
INSERT INTO bond SELECT * FROM source.work.bond;
INSERT INTO corrected_claim SELECT * FROM source.work.corrected_claim SEMI JOIN claim USING (claim_id);
INSERT INTO correction SELECT * FROM source.work.correction;
INSERT INTO quarantine SELECT * FROM source.work.quarantine;
INSERT INTO model SELECT * FROM source.work.model;
INSERT INTO choice SELECT * FROM source.work.choice;
INSERT INTO accuracy BY NAME SELECT corpus, kind, lang, gold, pred, matched, core_f1, full_f1 FROM source.accuracy;
INSERT INTO reliability BY NAME SELECT corpus, lowest, highest, claims, chance, correct FROM source.reliability;
INSERT INTO theme SELECT * FROM source.work.theme;
INSERT INTO company SELECT * FROM source.work.company
WHERE kind <> 'unlisted' OR company_id IN (SELECT company_id FROM claim_party);
SELECT count(*) FROM source.work.claim WHERE known_on IS NULL;
