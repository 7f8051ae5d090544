-- Each placement within a care period, temporary ones (T0 to T4) left out.
-- A placement goes on through episodes that change only the legal status (RNE L) or move with the same carer (T, U), and
-- through a temporary placement after which the child is back in the same place. Everything else is a new placement.
-- authority: ONS code
-- child: the child
-- care_number: the care period it is part of
-- number: the first, second ... placement of that care period
-- started: first day of it
-- ended: day it ended (9999999 while it goes on)
WITH placed AS (
  SELECT
    e.authority,
    e.child,
    e.care_number,
    e.position,
    e.started,
    e.ended,
    e.new,
    e.place,
    e.postcode,
    LAG(e.place) OVER (PARTITION BY e.authority, e.child, e.care_number ORDER BY e.position) AS place_before,
    LAG(e.postcode) OVER (PARTITION BY e.authority, e.child, e.care_number ORDER BY e.position) AS postcode_before,
    LAG(e.position) OVER (PARTITION BY e.authority, e.child, e.care_number ORDER BY e.position) AS position_before
  FROM care_episode e
  WHERE e.place NOT IN ('T0', 'T1', 'T2', 'T3', 'T4')
),
counted AS (
  SELECT
    p.authority,
    p.child,
    p.care_number,
    p.started,
    p.ended,
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
)
SELECT c.authority, c.child, c.care_number, c.number, MIN(c.started) AS started, MAX(c.ended) AS ended
FROM counted c
GROUP BY c.authority, c.child, c.care_number, c.number
