-- The working time of each social worker in each month, on the month's last day.
-- clock: event
-- area: own
-- authority: ONS code
-- district: district of the post; NULL where not told
-- team: team of the post; NULL where not told
-- day: last day of the month
-- agency: 1 agency worker, 0 own staff; NULL where not told
-- lost: tenths of days lost to sickness; NULL where not told
-- available: tenths of days that were to be worked; NULL where not told
SELECT
  w.authority,
  w.district,
  w.team,
  c.day,
  w.agency,
  w.days_lost_tenths AS lost,
  w.days_available_tenths AS available
FROM worker_month w
JOIN calendar c ON c.month = w.month AND c.month_end = 1
