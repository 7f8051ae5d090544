-- Referrals, each with what came of it.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day received
-- assessed: 1 where an assessment began on the referral
-- taken_further: 1 where an enquiry, a conference, a child protection plan or a child in need plan followed
-- nfa: 1 where no further action was taken
-- closure: why the case was closed
WITH work AS (
  SELECT authority, child, referral, 1 AS assessed, 0 AS taken_further FROM assessment
  UNION ALL
  SELECT authority, child, referral, 0, 1 FROM enquiry
  UNION ALL
  SELECT authority, child, referral, 0, 1 FROM conference
  UNION ALL
  SELECT authority, child, referral, 0, 1 FROM protection_plan
  UNION ALL
  SELECT authority, child, referral, 0, 1 FROM need_plan
),
by_referral AS (
  SELECT authority, child, referral, MAX(assessed) AS assessed, MAX(taken_further) AS taken_further
  FROM work
  GROUP BY authority, child, referral
)
SELECT
  r.authority,
  r.child,
  r.received AS day,
  r.nfa,
  r.closure,
  COALESCE(w.assessed, 0) AS assessed,
  COALESCE(w.taken_further, 0) AS taken_further
FROM referral AS r
LEFT JOIN by_referral AS w ON w.authority = r.authority AND w.child = r.child AND w.referral = r.received
