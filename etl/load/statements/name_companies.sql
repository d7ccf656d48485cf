SELECT lower(name), min(company_id) FROM companies GROUP BY lower(name)
