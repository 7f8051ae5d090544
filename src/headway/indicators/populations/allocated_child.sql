-- Children with an open case on Annex A list 6 or 8, on the last day in a period on which it was drawn, each once.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day on which the list was drawn
-- worker: an allocated worker, where either list names one
WITH cases AS (
  SELECT authority, child, as_at, worker
  FROM need_case
  WHERE COALESCE(status, '') <> 'e' AND COALESCE(closed, 9999999) > as_at
  UNION ALL
  SELECT authority, child, as_at, worker
  FROM looked_after_case
  WHERE COALESCE(ended, 9999999) > as_at
),
drawn AS (
  SELECT DISTINCT authority, as_at FROM need_case
  UNION
  SELECT DISTINCT authority, as_at FROM looked_after_case
),
lists AS (
  SELECT p.period, d.authority, MAX(d.as_at) AS as_at
  FROM period AS p
  JOIN drawn AS d ON d.as_at >= p.first_day AND d.as_at <= p.last_day
  GROUP BY p.period, d.authority
)
SELECT l.period, c.authority, c.child, c.as_at AS day, MAX(c.worker) AS worker
FROM lists AS l
JOIN cases AS c ON c.authority = l.authority AND c.as_at = l.as_at
GROUP BY l.period, c.authority, c.child, c.as_at
