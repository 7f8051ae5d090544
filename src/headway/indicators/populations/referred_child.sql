-- Children referred in a period, each once.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: last day of the period
-- referred_again: 1 where one of the child's referrals in the period came within 365 days of an earlier one
SELECT
  p.period,
  r.authority,
  r.child,
  p.last_day AS day,
  MAX(CASE WHEN r.days_since_last BETWEEN 1 AND 365 THEN 1 ELSE 0 END) AS referred_again
FROM period AS p
JOIN referral_in_order AS r ON r.received >= p.first_day AND r.received <= p.last_day
GROUP BY p.period, r.authority, r.child, p.last_day
