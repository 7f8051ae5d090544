-- Continuous assessments that were authorised, on the day they were.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day authorised
-- working_days: working days from the start of the assessment to its authorisation, the day after the start being day one
-- working_days_from_referral: the same from the day the referral was received
SELECT
  a.authority,
  a.child,
  a.authorised AS day,
  e.working_day - s.working_day AS working_days,
  e.working_day - r.working_day AS working_days_from_referral
FROM assessment AS a
JOIN calendar AS e ON e.day = a.authorised
LEFT JOIN calendar AS s ON s.day = a.started
LEFT JOIN calendar AS r ON r.day = a.referral
