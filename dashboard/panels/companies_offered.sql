-- The companies that can be filtered: those that a claim names, most claims first.
SELECT company_id, name, colour FROM companies WHERE n_claims > 0 ORDER BY n_claims DESC, name, company_id
