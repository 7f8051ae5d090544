-- Children looked after at the end of the period's last day, one row a child. Series of short breaks are left out.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: its last day
-- place: placement code; '' where not told
-- uasc: 1 where the child is an unaccompanied asylum-seeking child that day, else 0
-- months_old: calendar months from the month of birth; NULL where that is not known
-- distance_tenths: tenths of a mile from home; NULL where not told
-- outside: 1 where the placement is outside the authority's boundary, 0 inside; NULL where not told
-- start_known: 1 where the day that care began is told
-- placements: placements of a day or more that were open on a day of the twelve months to the last day
-- workers: different social workers who held the child's case on a day of those twelve months
-- same_placement: 1 where the placement began two years or more before; an adoptive one together with the one before it
-- thirty_months: 1 where the time in care known began two and a half years or more before
WITH span AS (
  SELECT t.period, t.last_day, t.last_month, a.day + 1 AS year_from, b.day AS two_years, c.day AS thirty_months
  FROM period t
  JOIN calendar a ON a.month = t.last_month - 12 AND a.month_end = 1
  JOIN calendar b ON b.month = t.last_month - 24 AND b.month_end = 1
  JOIN calendar c ON c.month = t.last_month - 30 AND c.month_end = 1
),
here AS (
  SELECT
    e.authority,
    e.child,
    s.period,
    s.last_day,
    s.last_month,
    s.two_years,
    s.thirty_months,
    COALESCE(e.place, '') AS place,
    e.distance_tenths,
    e.outside,
    ROW_NUMBER() OVER (PARTITION BY e.authority, e.child, s.period ORDER BY e.started DESC) AS latest
  FROM episode e
  JOIN span s ON e.started <= s.last_day AND COALESCE(e.ended, 9999999) > s.last_day
  WHERE COALESCE(e.legal, '') NOT IN ('V3', 'V4')
),
stayed AS (
  SELECT
    p.authority,
    p.child,
    s.period,
    COUNT(CASE WHEN p.ended > p.started THEN 1 END) AS placements,
    MAX(CASE WHEN p.ended > s.last_day THEN p.started END) AS now_since,
    MAX(CASE WHEN p.ended > s.last_day THEN p.started_before END) AS before_since
  FROM placement p
  JOIN span s ON p.started <= s.last_day AND p.ended >= s.year_from
  GROUP BY p.authority, p.child, s.period
),
helped AS (
  SELECT w.authority, w.child, s.period, COUNT(DISTINCT w.worker) AS workers
  FROM social_worker_spell w
  JOIN span s ON w.started <= s.last_day AND COALESCE(w.ended, 9999999) >= s.year_from
  GROUP BY w.authority, w.child, s.period
)
SELECT
  h.authority,
  h.child,
  h.period,
  h.last_day AS day,
  h.place,
  CASE WHEN k.uasc = 1 AND COALESCE(k.uasc_until, 9999999) > h.last_day THEN 1 ELSE 0 END AS uasc,
  h.last_month - k.born AS months_old,
  h.distance_tenths,
  h.outside,
  c.start_known,
  COALESCE(s.placements, 0) AS placements,
  COALESCE(w.workers, 0) AS workers,
  CASE
    WHEN s.now_since <= h.two_years THEN 1
    WHEN h.place IN ('A3', 'A4', 'A5', 'A6') AND s.before_since <= h.two_years THEN 1
    ELSE 0
  END AS same_placement,
  CASE WHEN c.started <= h.thirty_months THEN 1 ELSE 0 END AS thirty_months
FROM here h
JOIN care_period c ON c.authority = h.authority AND c.child = h.child AND c.started <= h.last_day AND c.ended > h.last_day
LEFT JOIN stayed s ON s.authority = h.authority AND s.child = h.child AND s.period = h.period
LEFT JOIN helped w ON w.authority = h.authority AND w.child = h.child AND w.period = h.period
LEFT JOIN child k ON k.authority = h.authority AND k.child = h.child
WHERE h.latest = 1
