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
SELECT
  r.authority,
  r.child,
  r.received AS day,
  r.nfa,
  r.closure,
  CASE WHEN a.referral IS NULL THEN 0 ELSE 1 END AS assessed,
  CASE WHEN f.referral IS NULL THEN 0 ELSE 1 END AS taken_further
FROM referral AS r
LEFT JOIN (SELECT DISTINCT authority, child, referral FROM assessment) AS a
  ON a.authority = r.authority AND a.child = r.child AND a.referral = r.received
LEFT JOIN (
  SELECT authority, child, referral FROM enquiry
  UNION
  SELECT authority, child, referral FROM conference
  UNION
  SELECT authority, child, referral FROM protection_plan
  UNION
  SELECT authority, child, referral FROM need_plan
) AS f ON f.authority = r.authority AND f.child = r.child AND f.referral = r.received
