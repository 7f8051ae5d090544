-- Episodes of care, without series of short breaks, in order, each with the care period that it is part of.
-- A care period is continuous: it goes on while an episode begins no later than the day the ones before it ended, unless
-- it begins on that day and says itself that care began (RNE S).
-- authority: ONS code
-- child: the child
-- started: first day of the episode
-- ended: day it ended (9999999 while it goes on)
-- new: why the episode is new (RNE)
-- place: placement code
-- postcode: where, as a keyed hash; NULL where not told
-- ceased: why care ceased (REC), X1 where it went on
-- legal: legal status
-- position: the child's first, second ... episode
-- care_number: the child's first, second ... care period
WITH in_order AS (
  SELECT
    e.authority,
    e.child,
    e.started,
    COALESCE(e.ended, 9999999) AS ended,
    COALESCE(e.new, '') AS new,
    COALESCE(e.place, '') AS place,
    e.postcode,
    COALESCE(e.ceased, '') AS ceased,
    COALESCE(e.legal, '') AS legal,
    ROW_NUMBER() OVER (PARTITION BY e.authority, e.child ORDER BY e.started) AS position
  FROM episode e
  WHERE COALESCE(e.legal, '') NOT IN ('V3', 'V4')
),
reached AS (
  SELECT
    o.authority,
    o.child,
    o.started,
    o.ended,
    o.new,
    o.place,
    o.postcode,
    o.ceased,
    o.legal,
    o.position,
    MAX(o.ended) OVER (
      PARTITION BY o.authority, o.child ORDER BY o.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS ended_before
  FROM in_order o
)
SELECT
  r.authority,
  r.child,
  r.started,
  r.ended,
  r.new,
  r.place,
  r.postcode,
  r.ceased,
  r.legal,
  r.position,
  CAST(SUM(
    CASE WHEN r.ended_before > r.started OR (r.ended_before = r.started AND r.new <> 'S') THEN 0 ELSE 1 END
  ) OVER (
    PARTITION BY r.authority, r.child ORDER BY r.position ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS BIGINT) AS care_number
FROM reached r
