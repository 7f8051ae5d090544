-- Open cases of children in need on the last day in a period on which Annex A was drawn (list 6).
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day on which the list was drawn
-- status: a looked after, b child protection plan, c child in need plan, d open assessment
-- working_days_since_seen: working days from the day the child was last seen to the day of the list; none where that is not known
WITH lists AS (
  SELECT p.period, n.authority, MAX(n.as_at) AS as_at
  FROM period AS p
  JOIN (SELECT DISTINCT authority, as_at FROM need_case) AS n ON n.as_at >= p.first_day AND n.as_at <= p.last_day
  GROUP BY p.period, n.authority
)
SELECT
  l.period,
  c.authority,
  c.child,
  c.as_at AS day,
  c.status,
  CASE WHEN c.last_seen <= c.as_at THEN e.working_day - s.working_day END AS working_days_since_seen
FROM lists AS l
JOIN need_case AS c ON c.authority = l.authority AND c.as_at = l.as_at
JOIN calendar AS e ON e.day = c.as_at
LEFT JOIN calendar AS s ON s.day = c.last_seen
WHERE COALESCE(c.status, '') <> 'e' AND COALESCE(c.closed, 9999999) > c.as_at
