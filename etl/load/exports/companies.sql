SELECT * FROM companies
WHERE len($companies::VARCHAR[]) = 0 OR list_contains($companies::VARCHAR[], company_id)
