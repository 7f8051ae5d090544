-- Social workers and vacant posts at the end of the period's last month, and the workers who left in the period.
-- clock: snapshot
-- area: own
-- authority: ONS code
-- district: district of the post; NULL where not told
-- team: team of the post; NULL where not told
-- period: the period
-- day: its last day
-- kind: worker (in post at the end of the last month), vacancy (then too) or leaver (left in a month of the period)
-- agency: 1 agency worker, 0 own staff; NULL where not told, and of a vacancy
-- covers_vacancy: 1 where the worker covers a vacancy, 0 where not; NULL where not told
-- fte: hundredths of full time; NULL where not told
-- cases: cases held; NULL where not told, and of vacancies and leavers
-- supervised_days: days since supervision was last held; NULL where none is told
SELECT
  w.authority,
  w.district,
  w.team,
  t.period,
  t.last_day AS day,
  'worker' AS kind,
  w.agency,
  w.covers_vacancy,
  w.fte_hundredths AS fte,
  w.cases,
  CASE WHEN w.supervised <= t.last_day THEN t.last_day - w.supervised END AS supervised_days
FROM worker_month w
JOIN period t ON t.last_month = w.month
WHERE COALESCE(w.has_left, 0) = 0
UNION ALL
SELECT
  v.authority,
  v.district,
  v.team,
  t.period,
  t.last_day AS day,
  'vacancy' AS kind,
  NULL AS agency,
  NULL AS covers_vacancy,
  v.fte_hundredths AS fte,
  NULL AS cases,
  NULL AS supervised_days
FROM vacancy_month v
JOIN period t ON t.last_month = v.month
UNION ALL
SELECT
  w.authority,
  w.district,
  w.team,
  t.period,
  t.last_day AS day,
  'leaver' AS kind,
  w.agency,
  w.covers_vacancy,
  w.fte_hundredths AS fte,
  NULL AS cases,
  NULL AS supervised_days
FROM worker_month w
JOIN period t ON w.month >= t.first_month AND w.month <= t.last_month
WHERE w.has_left = 1
