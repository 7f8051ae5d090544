-- Child in need plans open at the end of a period (CIN census from 2022).
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: last day of the period
SELECT p.period, n.authority, n.child, p.last_day AS day
FROM period AS p
JOIN need_plan AS n ON n.started <= p.last_day AND COALESCE(n.ended, 9999999) > p.last_day
