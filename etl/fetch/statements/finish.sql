UPDATE link SET state = $state, reason = $reason, remedy = $remedy WHERE link = $link
