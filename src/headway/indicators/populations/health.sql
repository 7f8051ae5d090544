-- Children looked after for twelve months at 31 March, with what the year's return tells of their health.
-- clock: cohort
-- area: child
-- authority: ONS code
-- child: the child
-- day: 31 March of the collection year
-- months_old: calendar months from the month of birth to that March; NULL where birth is not known
-- sdq: strengths and difficulties score, 0 to 40; NULL where there is none
-- convicted: 1 convicted or cautioned in the year, 0 not
-- health_check: 1 where development checks were up to date (children under five), 0 where not
-- immunised: 1 where immunisations were up to date, 0 where not
-- teeth: 1 where the teeth were checked, 0 where not
-- assessed: 1 where health was assessed, 0 where not
-- substance: 1 where a substance misuse problem was identified, 0 where not
SELECT
  h.authority,
  h.child,
  c.day,
  c.month - k.born AS months_old,
  h.sdq,
  h.convicted,
  h.health_check,
  h.immunised,
  h.teeth,
  h.assessed,
  h.substance
FROM health h
JOIN calendar c ON c.month = h.year * 12 + 2 AND c.month_end = 1
LEFT JOIN child k ON k.authority = h.authority AND k.child = h.child
