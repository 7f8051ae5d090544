-- Continuous assessments still open at the end of a period.
-- An assessment of a case that was closed by then is not open work, even without a day of authorisation.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: last day of the period
-- working_days: working days from the start of the assessment to the last day of the period
SELECT
  p.period,
  a.authority,
  a.child,
  p.last_day AS day,
  e.working_day - s.working_day AS working_days
FROM period AS p
JOIN calendar AS e ON e.day = p.last_day
JOIN assessment AS a ON a.started <= p.last_day AND COALESCE(a.authorised, 9999999) > p.last_day
LEFT JOIN calendar AS s ON s.day = a.started
LEFT JOIN referral AS r ON r.authority = a.authority AND r.child = a.child AND r.received = a.referral
WHERE COALESCE(r.closed, 9999999) > p.last_day
