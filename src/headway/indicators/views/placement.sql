-- Each placement within a care period. It lasts until the next one begins or care ceases.
-- A placement goes on through episodes that change only the legal status (RNE L) or stay with the same carer (T, U), through
-- a temporary placement (T0 to T4), and after one where the child is back in the same place. Everything else is a new one.
-- authority: ONS code
-- child: the child
-- care_number: the care period it is part of
-- number: the first, second ... placement of that care period
-- started: first day of it
-- ended: day it ended (9999999 while it goes on)
-- started_before: first day of the placement before it in the care period; NULL for the first
WITH told AS (
  SELECT
    e.authority,
    e.child,
    e.care_number,
    e.position,
    e.started,
    e.new,
    e.place,
    e.postcode,
    MAX(e.ended) OVER (PARTITION BY e.authority, e.child, e.care_number) AS care_ended
  FROM care_episode e
),
placed AS (
  SELECT
    t.authority,
    t.child,
    t.care_number,
    t.position,
    t.started,
    t.new,
    t.place,
    t.postcode,
    t.care_ended,
    LAG(t.place) OVER (PARTITION BY t.authority, t.child, t.care_number ORDER BY t.position) AS place_before,
    LAG(t.postcode) OVER (PARTITION BY t.authority, t.child, t.care_number ORDER BY t.position) AS postcode_before,
    LAG(t.position) OVER (PARTITION BY t.authority, t.child, t.care_number ORDER BY t.position) AS position_before
  FROM told t
  WHERE t.place NOT IN ('T0', 'T1', 'T2', 'T3', 'T4')
),
numbered AS (
  SELECT
    p.authority,
    p.child,
    p.care_number,
    p.started,
    p.care_ended,
    CAST(SUM(
      CASE
        WHEN p.position_before IS NULL THEN 1
        WHEN p.new IN ('L', 'T', 'U') THEN 0
        WHEN p.position_before < p.position - 1 AND p.place = p.place_before AND p.postcode = p.postcode_before THEN 0
        ELSE 1
      END
    ) OVER (
      PARTITION BY p.authority, p.child, p.care_number ORDER BY p.position
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS number
  FROM placed p
),
each_one AS (
  SELECT n.authority, n.child, n.care_number, n.number, MIN(n.started) AS started, MAX(n.care_ended) AS care_ended
  FROM numbered n
  GROUP BY n.authority, n.child, n.care_number, n.number
)
SELECT
  o.authority,
  o.child,
  o.care_number,
  o.number,
  o.started,
  COALESCE(
    LEAD(o.started) OVER (PARTITION BY o.authority, o.child, o.care_number ORDER BY o.number), o.care_ended
  ) AS ended,
  LAG(o.started) OVER (PARTITION BY o.authority, o.child, o.care_number ORDER BY o.number) AS started_before
FROM each_one o
