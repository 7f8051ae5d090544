-- Where a child belongs from one day until another, without overlaps: the row that began last holds.
-- authority: ONS code
-- child: the child
-- district: the authority's own name of it
-- team: the team, 'unknown' where none is given
-- since: first day that it holds
-- until: first day that it no longer holds (9999999 while it holds)
SELECT
  a.authority,
  a.child,
  a.district,
  COALESCE(a.team, 'unknown') AS team,
  COALESCE(a.since, -9999999) AS since,
  LEAST(
    COALESCE(a.until, 9999999),
    COALESCE(
      LEAD(COALESCE(a.since, -9999999)) OVER (
        PARTITION BY a.authority, a.child ORDER BY COALESCE(a.since, -9999999)
      ),
      9999999
    )
  ) AS until
FROM child_area a
