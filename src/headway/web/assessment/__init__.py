"""Annual assessments from profile to letter, settings, the self-evaluation, rounds of practice audits."""
