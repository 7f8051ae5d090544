-- Care leavers on the last day in a period on which Annex A was drawn (list 9).
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day on which the list was drawn
-- plan_known: 1 where a day of the latest pathway plan review is given and is not after the day of the list
-- plan_current: 1 where that day is six months before the day of the list or later
WITH lists AS (
  SELECT p.period, n.authority, MAX(n.as_at) AS as_at
  FROM period AS p
  JOIN (SELECT DISTINCT authority, as_at FROM leaver_case) AS n ON n.as_at >= p.first_day AND n.as_at <= p.last_day
  GROUP BY p.period, n.authority
)
SELECT
  l.period,
  c.authority,
  c.child,
  c.as_at AS day,
  CASE WHEN c.pathway_reviewed <= c.as_at THEN 1 ELSE 0 END AS plan_known,
  CASE WHEN c.pathway_reviewed <= c.as_at AND m.six >= c.as_at THEN 1 ELSE 0 END AS plan_current
FROM lists AS l
JOIN leaver_case AS c ON c.authority = l.authority AND c.as_at = l.as_at
LEFT JOIN months_on AS m ON m.day = c.pathway_reviewed
