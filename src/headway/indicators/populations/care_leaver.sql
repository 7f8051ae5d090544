-- Care leavers around their birthday in a collection year, as the return for that year tells of them.
-- clock: cohort
-- area: child
-- authority: ONS code
-- child: the young person
-- day: 31 March of the collection year
-- months_old: calendar months from the month of birth to that March; NULL where birth is not known
-- in_touch: code; '' where not told
-- activity: code; '' where not told
-- accommodation: code; '' where not told
-- fostered_at_18: 1 where in foster care at the end of the month before the eighteenth birthday's, 0 where elsewhere or not
--   in care; NULL where the returns do not reach back to it or birth is not known
WITH told AS (
  SELECT v.authority, MIN(v.first_day) AS first_day
  FROM coverage v
  WHERE v.source = 'ssda903'
  GROUP BY v.authority
),
leaver AS (
  SELECT
    l.authority,
    l.child,
    l.year,
    l.in_touch,
    l.activity,
    l.accommodation,
    k.born,
    CASE WHEN b.day >= t.first_day THEN b.day END AS before_18
  FROM care_leaver l
  LEFT JOIN child k ON k.authority = l.authority AND k.child = l.child
  LEFT JOIN calendar b ON b.month = k.born + 215 AND b.month_end = 1
  LEFT JOIN told t ON t.authority = l.authority
),
fostered AS (
  SELECT l.authority, l.child, l.year, COUNT(e.started) AS episodes
  FROM leaver l
  JOIN episode e ON e.authority = l.authority AND e.child = l.child
  WHERE e.started <= l.before_18 AND COALESCE(e.ended, 9999999) > l.before_18
    AND e.place IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
  GROUP BY l.authority, l.child, l.year
)
SELECT
  l.authority,
  l.child,
  c.day,
  c.month - l.born AS months_old,
  COALESCE(l.in_touch, '') AS in_touch,
  COALESCE(l.activity, '') AS activity,
  COALESCE(l.accommodation, '') AS accommodation,
  CASE WHEN l.before_18 IS NULL THEN NULL WHEN f.episodes > 0 THEN 1 ELSE 0 END AS fostered_at_18
FROM leaver l
JOIN calendar c ON c.month = l.year * 12 + 2 AND c.month_end = 1
LEFT JOIN fostered f ON f.authority = l.authority AND f.child = l.child AND f.year = l.year
