-- Each wait for a review of a looked-after child: from the start of care, and from every review, until the next review.
-- From the start of care 20 working days (28 days where the bank holidays are not certain), from the first review three
-- months, from each other six; months as the longest they can be, 92 and 184 days.
-- Where the returns do not tell of the time in care from its start, the first wait is from the first day they tell of.
-- authority: ONS code
-- child: the child
-- care_started: first day known of the time in care
-- care_ended: day it ended (9999999 while it goes on)
-- since: first day of the wait
-- due: last day on which the review is in time; of a wait whose start is not told, 184 days after the first day told
-- until: day of the review that ends the wait (9999999 where there is none)
-- told: 1 where the start of the wait is told, else 0
WITH covered AS (
  SELECT v.authority, MIN(v.first_day) AS first_day
  FROM coverage v
  WHERE v.source = 'ssda903'
  GROUP BY v.authority
),
care AS (
  SELECT
    c.authority,
    c.child,
    c.care_number,
    c.started,
    c.ended,
    CASE WHEN c.start_known = 1 AND c.started >= f.first_day THEN 1 ELSE 0 END AS from_start,
    GREATEST(c.started, f.first_day) AS since
  FROM care_period c
  JOIN covered f ON f.authority = c.authority
),
point AS (
  SELECT c.authority, c.child, c.care_number, c.started, c.ended, c.from_start, c.since AS day, 0 AS is_review
  FROM care c
  UNION ALL
  SELECT c.authority, c.child, c.care_number, c.started, c.ended, c.from_start, r.held AS day, 1 AS is_review
  FROM care c
  JOIN care_review r ON r.authority = c.authority AND r.child = c.child AND r.held >= c.since AND r.held <= c.ended
),
wait AS (
  SELECT
    p.authority,
    p.child,
    p.started,
    p.ended,
    p.from_start,
    p.day AS since,
    ROW_NUMBER() OVER (PARTITION BY p.authority, p.child, p.care_number ORDER BY p.day, p.is_review) AS number,
    LEAD(p.day) OVER (PARTITION BY p.authority, p.child, p.care_number ORDER BY p.day, p.is_review) AS until
  FROM point p
),
last_of AS (
  SELECT k.working_day, MAX(k.day) AS day
  FROM calendar k
  WHERE k.working_day IS NOT NULL
  GROUP BY k.working_day
)
SELECT
  w.authority,
  w.child,
  w.started AS care_started,
  w.ended AS care_ended,
  w.since,
  CASE
    WHEN w.from_start = 1 AND w.number = 1 THEN COALESCE(l.day, w.since + 28)
    WHEN w.from_start = 1 AND w.number = 2 THEN w.since + 92
    ELSE w.since + 184
  END AS due,
  COALESCE(w.until, 9999999) AS until,
  CASE WHEN w.from_start = 0 AND w.number = 1 THEN 0 ELSE 1 END AS told
FROM wait w
JOIN calendar s ON s.day = w.since
LEFT JOIN last_of l ON l.working_day = s.working_day + 20
