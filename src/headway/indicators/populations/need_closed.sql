-- Episodes of need that were closed, on the day they were, without referrals that led to no further action.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day closed
-- within_three_months: 1 where the case was closed on or before the same day of the month three months after the referral
SELECT
  r.authority,
  r.child,
  r.closed AS day,
  CASE WHEN r.closed <= m.three THEN 1 ELSE 0 END AS within_three_months
FROM referral AS r
LEFT JOIN months_on AS m ON m.day = r.received
WHERE r.closed IS NOT NULL AND COALESCE(r.nfa, 0) = 0
