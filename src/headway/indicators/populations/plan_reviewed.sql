-- Child protection plans open at the end of a period that began at least three months before.
-- A first review is due three months after the plan began, each further one six months after the last. It is overdue from
-- the day after it was due, also where it is held on that day. Of a plan that began before the loaded censuses do, a review
-- may have been held on the day before these begin: none can be seen to be overdue until six months after that.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: last day of the period
-- overdue: 1 where a review was seen to be overdue on any day of the twelve months to the last day of the period
-- unseen: 1 where none was, but the plan and the twelve months began before an overdue review can be seen
WITH loaded AS (
  SELECT v.authority, v.known_from, m.six AS due
  FROM (SELECT authority, MIN(first_day) AS known_from FROM coverage WHERE source = 'cin' GROUP BY authority) AS v
  JOIN months_on AS m ON m.day = v.known_from - 1
),
turning_points AS (
  SELECT authority, child, started, started AS held, 0 AS is_review FROM protection_plan
  UNION ALL
  SELECT r.authority, r.child, r.plan_started, r.held, 1
  FROM plan_review AS r
  WHERE r.held > r.plan_started
),
in_order AS (
  SELECT authority, child, started, held, is_review,
    LEAD(held) OVER (PARTITION BY authority, child, started ORDER BY held) AS held_next
  FROM turning_points
),
dues AS (
  SELECT i.authority, i.child, i.started,
    COALESCE(i.held_next, 9999999) AS held_next,
    GREATEST(
      CASE WHEN i.is_review = 1 THEN m.six ELSE m.three END,
      CASE WHEN i.held < v.known_from THEN v.due ELSE -9999999 END
    ) AS due
  FROM in_order AS i
  JOIN months_on AS m ON m.day = i.held
  JOIN loaded AS v ON v.authority = i.authority
),
ends AS (
  SELECT p.period, p.last_day, y.day AS year_before
  FROM period AS p
  JOIN calendar AS y ON y.month = p.last_month - 12 AND y.month_end = 1
),
open_plans AS (
  SELECT e.period, e.last_day, e.year_before, c.authority, c.child, c.started
  FROM ends AS e
  JOIN protection_plan AS c ON c.started <= e.last_day AND COALESCE(c.ended, 9999999) > e.last_day
  JOIN months_on AS m ON m.day = c.started
  WHERE m.three <= e.last_day
)
SELECT
  o.period,
  o.authority,
  o.child,
  o.last_day AS day,
  MAX(CASE WHEN d.due < o.last_day AND d.held_next > o.year_before THEN 1 ELSE 0 END) AS overdue,
  CASE
    WHEN MAX(CASE WHEN d.due < o.last_day AND d.held_next > o.year_before THEN 1 ELSE 0 END) = 1 THEN 0
    WHEN o.started < v.known_from AND v.due > o.year_before THEN 1
    ELSE 0
  END AS unseen
FROM open_plans AS o
JOIN loaded AS v ON v.authority = o.authority
LEFT JOIN dues AS d ON d.authority = o.authority AND d.child = o.child AND d.started = o.started AND d.due < d.held_next
GROUP BY o.period, o.authority, o.child, o.started, o.last_day, o.year_before, v.known_from, v.due
