-- The way of each child who left care adopted (REC E11, E12): one row a time in care that ended so.
-- The decision is the last one made in that time in care.
-- authority: ONS code
-- child: the child
-- started: first day known of the time in care
-- start_known: 1 where that is the day care began
-- ended: day of the adoption
-- ordered: first day under a placement order (legal status E1); NULL where there was none
-- decided: day of the decision; NULL where none is told
-- matched: day of the match; NULL where not told
-- placed: day placed for adoption; NULL where not told
-- foster_carer: 1 where a foster carer of the child adopted, 0 where not; NULL where not told
-- carers_since: first day of the placement that the child was in the day before being placed for adoption; NULL where none
WITH adopted AS (
  SELECT c.authority, c.child, c.care_number, c.started, c.start_known, c.ended
  FROM care_period c
  WHERE c.ceased IN ('E11', 'E12') AND c.ended < 9999999
),
decision AS (
  SELECT
    a.authority,
    a.child,
    a.care_number,
    d.decided,
    d.matched,
    d.placed,
    d.foster_carer,
    ROW_NUMBER() OVER (PARTITION BY a.authority, a.child, a.care_number ORDER BY d.decided DESC) AS latest
  FROM adopted a
  JOIN adoption d ON d.authority = a.authority AND d.child = a.child AND d.decided >= a.started AND d.decided <= a.ended
),
under_order AS (
  SELECT e.authority, e.child, e.care_number, MIN(e.started) AS ordered
  FROM care_episode e
  WHERE e.legal = 'E1'
  GROUP BY e.authority, e.child, e.care_number
)
SELECT
  a.authority,
  a.child,
  a.started,
  a.start_known,
  a.ended,
  o.ordered,
  d.decided,
  d.matched,
  d.placed,
  d.foster_carer,
  p.started AS carers_since
FROM adopted a
LEFT JOIN decision d
  ON d.authority = a.authority AND d.child = a.child AND d.care_number = a.care_number AND d.latest = 1
LEFT JOIN under_order o ON o.authority = a.authority AND o.child = a.child AND o.care_number = a.care_number
LEFT JOIN placement p
  ON p.authority = a.authority AND p.child = a.child AND p.care_number = a.care_number
  AND p.started < d.placed AND p.ended >= d.placed
