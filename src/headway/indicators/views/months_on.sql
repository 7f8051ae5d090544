-- Every day of the calendar, with the same day of the month three and six months later.
-- Where that month has no such day, its last day: three months after 30 November is 28 (or 29) February
-- (the corresponding date: Dodds v Walker [1981] 1 WLR 1027).
-- day: a day of the calendar
-- three: the day three months later
-- six: the day six months later
WITH months AS (
  SELECT month, MIN(day) AS first_day, MAX(day) AS last_day
  FROM calendar
  GROUP BY month
)
SELECT
  c.day,
  CASE WHEN t.first_day + c.day - m.first_day > t.last_day THEN t.last_day ELSE t.first_day + c.day - m.first_day END AS three,
  CASE WHEN s.first_day + c.day - m.first_day > s.last_day THEN s.last_day ELSE s.first_day + c.day - m.first_day END AS six
FROM calendar AS c
JOIN months AS m ON m.month = c.month
JOIN months AS t ON t.month = c.month + 3
JOIN months AS s ON s.month = c.month + 6
