DELETE FROM quarantine
WHERE name = $name AND line IS NOT DISTINCT FROM $line AND reason = $reason
