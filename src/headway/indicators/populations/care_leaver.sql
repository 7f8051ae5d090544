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
-- fostered_at_18: 1 where the last day of the month before the eighteenth birthday's was spent in foster care, 0 where
--   elsewhere or not in care; NULL where the returns do not reach back to it
WITH told AS (
  SELECT v.authority, MIN(v.first_day) AS first_day
  FROM coverage v
  WHERE v.source = 'ssda903'
  GROUP BY v.authority
)
SELECT
  l.authority,
  l.child,
  c.day,
  c.month - k.born AS months_old,
  COALESCE(l.in_touch, '') AS in_touch,
  COALESCE(l.activity, '') AS activity,
  COALESCE(l.accommodation, '') AS accommodation,
  CASE
    WHEN b.day < t.first_day OR b.day IS NULL OR t.first_day IS NULL THEN NULL
    WHEN EXISTS (
      SELECT 1
      FROM episode e
      WHERE e.authority = l.authority AND e.child = l.child AND e.started <= b.day
        AND COALESCE(e.ended, 9999999) > b.day AND e.place IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
    ) THEN 1
    ELSE 0
  END AS fostered_at_18
FROM care_leaver l
JOIN calendar c ON c.month = l.year * 12 + 2 AND c.month_end = 1
LEFT JOIN child k ON k.authority = l.authority AND k.child = l.child
LEFT JOIN calendar b ON b.month = k.born + 215 AND b.month_end = 1
LEFT JOIN told t ON t.authority = l.authority
