-- Children looked after on any day of the period, each once, with how often they went missing or away in it.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: the last day of the period on which the child was looked after, or the day that care ceased
-- missing: times missing (M) that began in the period
-- away: times away without authority (A) that began in it
WITH cared AS (
  SELECT c.authority, c.child, t.period, MAX(LEAST(c.ended, t.last_day)) AS day
  FROM care_period c
  JOIN period t ON c.started <= t.last_day AND c.ended >= t.first_day
  GROUP BY c.authority, c.child, t.period
),
gone AS (
  SELECT
    m.authority,
    m.child,
    t.period,
    COUNT(CASE WHEN m.kind = 'M' THEN 1 END) AS missing,
    COUNT(CASE WHEN m.kind = 'A' THEN 1 END) AS away
  FROM missing_spell m
  JOIN period t ON m.started >= t.first_day AND m.started <= t.last_day
  GROUP BY m.authority, m.child, t.period
)
SELECT c.authority, c.child, c.period, c.day, COALESCE(g.missing, 0) AS missing, COALESCE(g.away, 0) AS away
FROM cared c
LEFT JOIN gone g ON g.authority = c.authority AND g.child = c.child AND g.period = c.period
