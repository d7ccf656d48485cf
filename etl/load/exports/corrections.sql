SELECT * FROM corrections
