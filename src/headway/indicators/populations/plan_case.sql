-- Open child protection plans on the last day in a period on which Annex A was drawn (list 7).
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day on which the list was drawn
-- working_days_since_visit: working days from the last statutory visit to the day of the list; none where that is not known
-- seen_alone: Y, N or U: whether the child was seen alone at that visit
WITH lists AS (
  SELECT p.period, n.authority, MAX(n.as_at) AS as_at
  FROM period AS p
  JOIN (SELECT DISTINCT authority, as_at FROM plan_case) AS n ON n.as_at >= p.first_day AND n.as_at <= p.last_day
  GROUP BY p.period, n.authority
)
SELECT
  l.period,
  c.authority,
  c.child,
  c.as_at AS day,
  c.seen_alone,
  CASE WHEN c.last_visit <= c.as_at THEN e.working_day - s.working_day END AS working_days_since_visit
FROM lists AS l
JOIN plan_case AS c ON c.authority = l.authority AND c.as_at = l.as_at
JOIN calendar AS e ON e.day = c.as_at
LEFT JOIN calendar AS s ON s.day = c.last_visit
WHERE COALESCE(c.ended, 9999999) > c.as_at
