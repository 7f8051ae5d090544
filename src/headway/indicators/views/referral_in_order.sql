-- Each referral with the days since the child's last one before it.
-- authority: ONS code
-- child: the child referred
-- received: day received
-- source: code of who referred
-- nfa: 1 where it was closed with no further action
-- days_since_last: days since the child's last referral on an earlier day; NULL for a first referral
SELECT
  r.authority,
  r.child,
  r.received,
  r.source,
  r.nfa,
  r.received - LAG(r.received) OVER (PARTITION BY r.authority, r.child ORDER BY r.received) AS days_since_last
FROM referral r
