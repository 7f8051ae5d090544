-- Children looked after at the end of the last day for 28 days or more, and whether their reviews were in time.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: its last day
-- late: 1 where a review was overdue, or was held late, on a day of the twelve months to the last day
-- unknown: 1 where a wait whose start is not told runs into those twelve months and may have been too long
WITH span AS (
  SELECT t.period, t.last_day, a.day + 1 AS year_from
  FROM period t
  JOIN calendar a ON a.month = t.last_month - 12 AND a.month_end = 1
)
SELECT
  w.authority,
  w.child,
  s.period,
  s.last_day AS day,
  MAX(
    CASE
      WHEN w.told = 1 AND w.due < LEAST(w.until, s.last_day) THEN 1
      WHEN w.told = 0 AND w.due < s.year_from THEN 1
      ELSE 0
    END
  ) AS late,
  MAX(CASE WHEN w.told = 0 AND w.due >= s.year_from THEN 1 ELSE 0 END) AS unknown
FROM review_wait w
JOIN span s
  ON w.care_started <= s.last_day - 28 AND w.care_ended > s.last_day
  AND w.since <= s.last_day AND w.until >= s.year_from
GROUP BY w.authority, w.child, s.period, s.last_day
