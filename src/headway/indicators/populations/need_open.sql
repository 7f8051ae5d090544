-- Episodes of need open at the end of a period: referrals not yet closed, without those that led to no further action.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: last day of the period
-- days_open: days from the referral to the last day of the period
SELECT p.period, r.authority, r.child, p.last_day AS day, p.last_day - r.received AS days_open
FROM period AS p
JOIN referral AS r ON r.received <= p.last_day AND COALESCE(r.closed, 9999999) > p.last_day
WHERE COALESCE(r.nfa, 0) = 0
