-- Looked-after children on the last day in a period on which Annex A was drawn (list 8: those who left lately are on it too).
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day on which the list was drawn
-- missing: times missing in the last twelve months
-- interview_offered: 1 where a return interview was offered after the last of them
-- interview_accepted: 1 where it was accepted
WITH lists AS (
  SELECT p.period, n.authority, MAX(n.as_at) AS as_at
  FROM period AS p
  JOIN (SELECT DISTINCT authority, as_at FROM looked_after_case) AS n ON n.as_at >= p.first_day AND n.as_at <= p.last_day
  GROUP BY p.period, n.authority
)
SELECT
  l.period,
  c.authority,
  c.child,
  c.as_at AS day,
  c.missing,
  c.interview_offered,
  c.interview_accepted
FROM lists AS l
JOIN looked_after_case AS c ON c.authority = l.authority AND c.as_at = l.as_at
