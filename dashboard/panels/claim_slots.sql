-- What a claim says, role by role.
SELECT role, value FROM claim_roles WHERE claim_id = $claim ORDER BY role, position
