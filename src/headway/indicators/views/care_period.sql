-- Each continuous time that a child was looked after.
-- authority: ONS code
-- child: the child
-- care_number: the child's first, second ... care period
-- started: first day known of it
-- start_known: 1 where its first episode says that care began then (RNE S); 0 where it began earlier, on a day not told
-- ended: day that care ceased (9999999 while it goes on)
-- ceased: why it ceased (REC of the episode that ended last)
WITH from_the_end AS (
  SELECT
    e.authority,
    e.child,
    e.care_number,
    e.started,
    e.new,
    e.ended,
    e.ceased,
    ROW_NUMBER() OVER (PARTITION BY e.authority, e.child, e.care_number ORDER BY e.position) AS first,
    ROW_NUMBER() OVER (
      PARTITION BY e.authority, e.child, e.care_number ORDER BY e.ended DESC, e.position DESC
    ) AS last
  FROM care_episode e
)
SELECT
  f.authority,
  f.child,
  f.care_number,
  MIN(f.started) AS started,
  MAX(CASE WHEN f.first = 1 AND f.new = 'S' THEN 1 ELSE 0 END) AS start_known,
  MAX(f.ended) AS ended,
  MAX(CASE WHEN f.last = 1 THEN f.ceased END) AS ceased
FROM from_the_end f
GROUP BY f.authority, f.child, f.care_number
