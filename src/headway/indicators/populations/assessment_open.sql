-- Continuous assessments still open at the end of a period.
-- An assessment of a case that was closed by then is not open work, even without a day of authorisation.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: last day of the period
-- working_days: working days from the start of the assessment to the last day of the period
WITH spans AS (
  SELECT
    a.authority,
    a.child,
    a.started,
    LEAST(COALESCE(a.authorised, 9999999), COALESCE(r.closed, 9999999)) AS until
  FROM assessment AS a
  LEFT JOIN referral AS r ON r.authority = a.authority AND r.child = a.child AND r.received = a.referral
)
SELECT
  p.period,
  a.authority,
  a.child,
  p.last_day AS day,
  e.working_day - s.working_day AS working_days
FROM period AS p
JOIN calendar AS e ON e.day = p.last_day
JOIN spans AS a ON a.started <= p.last_day AND a.until > p.last_day
LEFT JOIN calendar AS s ON s.day = a.started
