-- The rows that the views are made of, so that a snapshot can be asked what was known on an earlier day.
CREATE SCHEMA published.work;
CREATE TABLE published.work.article AS SELECT * EXCLUDE (text) FROM article ORDER BY article_id;
CREATE TABLE published.work.claim AS FROM claim ORDER BY claim_id;
CREATE TABLE published.work.claim_party AS FROM claim_party ORDER BY claim_id, rowid;
CREATE TABLE published.work.claim_value AS FROM claim_value ORDER BY claim_id, rowid;
CREATE TABLE published.work.claim_term AS FROM claim_term ORDER BY claim_id, rowid;
CREATE TABLE published.work.claim_theme AS FROM claim_theme ORDER BY claim_id, rowid;
CREATE TABLE published.work.bond AS FROM bond ORDER BY ALL;
CREATE TABLE published.work.corrected_claim AS FROM corrected_claim ORDER BY ALL;
CREATE TABLE published.work.correction AS FROM correction ORDER BY position;
CREATE TABLE published.work.quarantine AS FROM quarantine ORDER BY name, line;
CREATE TABLE published.work.model AS FROM model ORDER BY model_id;
CREATE TABLE published.work.choice AS FROM choice ORDER BY ALL;
CREATE TABLE published.work.theme AS FROM theme ORDER BY theme_id;
CREATE TABLE published.work.company AS FROM company ORDER BY company_id;
