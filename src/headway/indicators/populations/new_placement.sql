-- Placements that began, temporary ones left out, each on its first day.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: first day of the placement
-- both_postcodes: 1 where the home's and the placement's postcodes are both told
SELECT
  p.authority,
  p.child,
  p.started AS day,
  CASE WHEN e.home IS NULL OR e.postcode IS NULL THEN 0 ELSE 1 END AS both_postcodes
FROM placement p
JOIN episode e ON e.authority = p.authority AND e.child = p.child AND e.started = p.started
