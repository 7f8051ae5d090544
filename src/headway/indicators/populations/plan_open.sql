-- Children on a child protection plan at the end of the period's last day.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child on the plan
-- period: the period
-- day: its last day
-- days_open: days from the start of the plan to the last day
SELECT p.authority, p.child, t.period, t.last_day AS day, t.last_day - p.started AS days_open
FROM protection_plan p
JOIN period t ON p.started <= t.last_day AND COALESCE(p.ended, 9999999) > t.last_day
