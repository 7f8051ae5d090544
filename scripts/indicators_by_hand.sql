-- The same numbers as Headway's catalogue, by district and month, as an analyst who knows DuckDB would write them.
-- Made for DuckDB alone: date functions, macros, ASOF and SEMI joins, QUALIFY, GROUP BY ALL, FILTER, unnest. Days are days
-- since 1970-01-01, months year * 12 + month - 1, as in the fact tables. It trusts that the episodes, plans and
-- decisions of a child do not overlap, as the returns' own rules have it; Headway's populations do not need to.
-- "--> id: numerator / denominator ? unknown" names the totals that an indicator is made of.

CREATE MACRO as_day(given) AS (given::DATE - DATE '1970-01-01')::INTEGER;
CREATE MACRO month_of(day) AS
  (year(DATE '1970-01-01' + day::INTEGER) * 12 + month(DATE '1970-01-01' + day::INTEGER) - 1)::INTEGER;
CREATE MACRO months_after(day, months) AS as_day((DATE '1970-01-01' + day::INTEGER) + to_months(months));
CREATE MACRO first_of(month) AS as_day(make_date(month // 12, month % 12 + 1, 1));
-- The months asked for whose last day is on or after `since` and before `until`; and those that touch two days or more.
CREATE MACRO month_ends(since, until) AS
  range(greatest(month_of(since), getvariable('first_month')), least(month_of(until), getvariable('last_month') + 1));
CREATE MACRO asked(month) AS month BETWEEN getvariable('first_month') AND getvariable('last_month');

CREATE TEMP TABLE span AS
SELECT m::INTEGER AS month, first_of(m) AS first_day, first_of(m + 1) - 1 AS last_day, first_of(m - 11) AS year_from,
  first_of(m - 23) - 1 AS two_years, first_of(m - 29) - 1 AS thirty_months
FROM range(getvariable('first_month'), getvariable('last_month') + 1) t(m);

CREATE TEMP TABLE working AS
SELECT as_day(d) AS day, (count(*) FILTER (isodow(d) < 6 AND h.day IS NULL) OVER (ORDER BY d))::INTEGER AS days
FROM range(DATE '2004-01-01', DATE '2029-01-01', INTERVAL 1 DAY) t(d) LEFT JOIN holiday h ON h.day = as_day(d);

CREATE TEMP TABLE area AS
SELECT authority, child, district, coalesce(since, -9999999) AS since,
  least(coalesce(until, 9999999), lead(coalesce(since, -9999999), 1, 9999999) OVER (
    PARTITION BY authority, child ORDER BY since NULLS FIRST)) AS until
FROM child_area;

-- Referrals -----------------------------------------------------------------------------------------------------------
--> rereferral_pct: rereferred / referrals
--> referrals_number: referrals
--> referral_rate: referrals
--> referral_nfa_pct: nfa / referrals ? nfa_unknown
--> referral_source_police_pct: police / referrals ? source_unknown
--> referral_source_school_pct: school / referrals ? source_unknown
--> referral_source_health_pct: health_service / referrals ? source_unknown
--> referral_assessed_not_in_need_pct: not_in_need / referrals
CREATE TEMP TABLE received AS
SELECT authority, child, received, source, nfa, closure, month_of(received) AS month,
  received - lag(received) OVER (PARTITION BY authority, child ORDER BY received) AS since_last
FROM referral;

SELECT r.authority, coalesce(district, 'unknown') AS district, month, count(*) AS referrals,
  count(*) FILTER (since_last <= 365) AS rereferred,
  count(*) FILTER (nfa = 1) AS nfa,
  count(*) FILTER (nfa IS NULL) AS nfa_unknown,
  count(*) FILTER (source = '6') AS police,
  count(*) FILTER (source = '2A') AS school,
  count(*) FILTER (source IN ('3A', '3B', '3C', '3D', '3E', '3F')) AS health_service,
  count(*) FILTER (source IS NULL OR source = '10') AS source_unknown
FROM received r
LEFT JOIN area a ON a.authority = r.authority AND a.child = r.child AND received >= since AND received < until
WHERE asked(month) GROUP BY ALL;

SELECT r.authority, coalesce(district, 'unknown') AS district, month, count(*) AS not_in_need
FROM (
  SELECT authority, child, received AS referral, month FROM received WHERE asked(month) AND closure IN ('RC8', 'RC9')
) r
SEMI JOIN assessment USING (authority, child, referral)
ANTI JOIN enquiry USING (authority, child, referral)
ANTI JOIN conference USING (authority, child, referral)
ANTI JOIN protection_plan USING (authority, child, referral)
ANTI JOIN need_plan USING (authority, child, referral)
LEFT JOIN area a ON a.authority = r.authority AND a.child = r.child AND r.referral >= since AND r.referral < until
GROUP BY ALL;

--> rereferral_child_pct: children_rereferred / children_referred
SELECT r.authority, coalesce(district, 'unknown') AS district, month,
  count(*) AS children_referred, count(*) FILTER (again) AS children_rereferred
FROM (
  SELECT authority, child, month, bool_or(since_last BETWEEN 1 AND 365) AS again
  FROM received WHERE asked(month) GROUP BY ALL
) r
JOIN span USING (month)
LEFT JOIN area a ON a.authority = r.authority AND a.child = r.child AND last_day >= since AND last_day < until
GROUP BY ALL;

-- Contacts and early help ---------------------------------------------------------------------------------------------
--> contacts_number: contacts
--> contact_to_referral_pct: contacts_referred / contacts
SELECT c.authority, coalesce(district, 'unknown') AS district, month_of(c.received) AS month,
  count(*) AS contacts, count(*) FILTER (r.received <= c.received + 10) AS contacts_referred
FROM contact c
ASOF LEFT JOIN received r ON r.authority = c.authority AND r.child = c.child AND r.received >= c.received
LEFT JOIN area a
  ON a.authority = c.authority AND a.child = c.child AND c.received >= a.since AND c.received < a.until
WHERE asked(month_of(c.received)) GROUP BY ALL;

--> early_help_assessment_rate: early_help
SELECT e.authority, coalesce(district, 'unknown') AS district, month_of(completed) AS month, count(*) AS early_help
FROM early_help e
LEFT JOIN area a ON a.authority = e.authority AND a.child = e.child AND completed >= since AND completed < until
WHERE asked(month_of(completed)) GROUP BY ALL;

-- Assessments ---------------------------------------------------------------------------------------------------------
--> assessments_number: assessments
--> assessment_45wd_pct: assessed_in_45 / assessments ? assessed_unknown
--> assessment_45wd_referral_pct: assessed_in_45_of_referral / assessments ? assessed_of_referral_unknown
SELECT x.authority, coalesce(district, 'unknown') AS district, month_of(authorised) AS month, count(*) AS assessments,
  count(*) FILTER (e.days - s.days BETWEEN 0 AND 45) AS assessed_in_45,
  count(*) FILTER (e.days - s.days IS NULL OR e.days < s.days) AS assessed_unknown,
  count(*) FILTER (e.days - r.days BETWEEN 0 AND 45) AS assessed_in_45_of_referral,
  count(*) FILTER (e.days - r.days IS NULL OR e.days < r.days) AS assessed_of_referral_unknown
FROM assessment x
LEFT JOIN working e ON e.day = authorised
LEFT JOIN working s ON s.day = started
LEFT JOIN working r ON r.day = referral
LEFT JOIN area a ON a.authority = x.authority AND a.child = x.child AND authorised >= since AND authorised < until
WHERE asked(month_of(authorised)) GROUP BY ALL;

--> assessment_open_number: assessments_open
--> assessment_open_over_45wd: assessments_open_long ? assessments_open_unknown
WITH open AS (
  SELECT x.authority, x.child, started,
    unnest(month_ends(started, least(coalesce(authorised, 9999999), coalesce(closed, 9999999)))) AS month
  FROM assessment x
  LEFT JOIN referral r ON r.authority = x.authority AND r.child = x.child AND r.received = x.referral
)
SELECT o.authority, coalesce(district, 'unknown') AS district, month, count(*) AS assessments_open,
  count(*) FILTER (e.days - s.days > 45) AS assessments_open_long,
  count(*) FILTER (e.days - s.days IS NULL) AS assessments_open_unknown
FROM open o
JOIN span USING (month)
LEFT JOIN working e ON e.day = last_day
LEFT JOIN working s ON s.day = started
LEFT JOIN area a ON a.authority = o.authority AND a.child = o.child AND last_day >= since AND last_day < until
GROUP BY ALL;

--> assessment_child_seen_pct: seen / assessments_of_list ? seen_unknown
SELECT x.authority, coalesce(district, 'unknown') AS district, month_of(authorised) AS month,
  count(*) AS assessments_of_list, count(*) FILTER (seen = 'Y') AS seen,
  count(*) FILTER (seen IS NULL OR seen = 'U') AS seen_unknown
FROM annex_assessment x
LEFT JOIN area a ON a.authority = x.authority AND a.child = x.child AND authorised >= since AND authorised < until
WHERE asked(month_of(authorised)) GROUP BY ALL;

-- Children in need ----------------------------------------------------------------------------------------------------
--> cin_closed_number: closed
--> cin_closed_3m_pct: closed_in_three / closed
SELECT r.authority, coalesce(district, 'unknown') AS district, month_of(closed) AS month, count(*) AS closed,
  count(*) FILTER (closed <= months_after(received, 3)) AS closed_in_three
FROM referral r
LEFT JOIN area a ON a.authority = r.authority AND a.child = r.child AND closed >= since AND closed < until
WHERE asked(month_of(closed)) AND nfa IS DISTINCT FROM 1 GROUP BY ALL;

--> cin_number: in_need
--> cin_rate: in_need
--> cin_open_2yr_pct: in_need_two_years / in_need
WITH open AS (
  SELECT authority, child, received, unnest(month_ends(received, coalesce(closed, 9999999))) AS month
  FROM referral WHERE nfa IS DISTINCT FROM 1
)
SELECT o.authority, coalesce(district, 'unknown') AS district, month, count(*) AS in_need,
  count(*) FILTER (last_day - received > 729) AS in_need_two_years
FROM open o
JOIN span USING (month)
LEFT JOIN area a ON a.authority = o.authority AND a.child = o.child AND last_day >= since AND last_day < until
GROUP BY ALL;

--> cin_plan_open_number: need_plans
WITH open AS (
  SELECT authority, child, unnest(month_ends(started, coalesce(ended, 9999999))) AS month FROM need_plan
)
SELECT o.authority, coalesce(district, 'unknown') AS district, month, count(*) AS need_plans
FROM open o
JOIN span USING (month)
LEFT JOIN area a ON a.authority = o.authority AND a.child = o.child AND last_day >= since AND last_day < until
GROUP BY ALL;

-- Enquiries and conferences -------------------------------------------------------------------------------------------
--> s47_number: enquiries
--> s47_rate: enquiries
--> s47_to_icpc_pct: enquiries_to_conference / enquiries ? enquiries_unknown
SELECT e.authority, coalesce(district, 'unknown') AS district, month_of(started) AS month, count(*) AS enquiries,
  count(*) FILTER (conference - started BETWEEN 0 AND 60) AS enquiries_to_conference,
  count(*) FILTER (conference IS NULL AND conference_not_needed IS DISTINCT FROM 1) AS enquiries_unknown
FROM enquiry e
LEFT JOIN area a ON a.authority = e.authority AND a.child = e.child AND started >= since AND started < until
WHERE asked(month_of(started)) GROUP BY ALL;

--> icpc_number: conferences
--> icpc_rate: conferences
--> icpc_15wd_pct: conferences_in_15 / conferences ? conferences_unknown
--> icpc_to_cpp_pct: conferences_to_plan / conferences
SELECT c.authority, coalesce(district, 'unknown') AS district, month_of(held) AS month, count(*) AS conferences,
  count(*) FILTER (h.days - s.days BETWEEN 0 AND 15) AS conferences_in_15,
  count(*) FILTER (h.days - s.days IS NULL OR h.days < s.days) AS conferences_unknown,
  count(*) FILTER (p.started <= held + 45) AS conferences_to_plan
FROM conference c
ASOF LEFT JOIN protection_plan p ON p.authority = c.authority AND p.child = c.child AND p.started >= c.held
LEFT JOIN working h ON h.day = held
LEFT JOIN working s ON s.day = enquiry_started
LEFT JOIN area a ON a.authority = c.authority AND a.child = c.child AND held >= since AND held < until
WHERE asked(month_of(held)) GROUP BY ALL;

-- Child protection plans ----------------------------------------------------------------------------------------------
--> cpp_start_number: plans_started
--> cpp_start_rate: plans_started
--> cpp_second_subsequent_pct: plans_again / plans_started ? plans_again_unknown
--> cpp_repeat_2yr_pct: plans_in_two_years / plans_started
--> cpp_repeat_12m_pct: plans_in_a_year / plans_started
WITH plan AS (
  SELECT authority, child, started, earlier_plans, started - max(ended) OVER (
    PARTITION BY authority, child ORDER BY started ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS since_last
  FROM protection_plan
)
SELECT p.authority, coalesce(district, 'unknown') AS district, month_of(started) AS month, count(*) AS plans_started,
  count(*) FILTER (earlier_plans > 0) AS plans_again,
  count(*) FILTER (earlier_plans IS NULL) AS plans_again_unknown,
  count(*) FILTER (since_last BETWEEN 0 AND 730) AS plans_in_two_years,
  count(*) FILTER (since_last BETWEEN 0 AND 365) AS plans_in_a_year
FROM plan p
LEFT JOIN area a ON a.authority = p.authority AND a.child = p.child AND started >= since AND started < until
WHERE asked(month_of(started)) GROUP BY ALL;

--> cpp_cease_rate: plans_ended
--> cpp_2yr_ceased_pct: plans_ended_long / plans_ended
SELECT p.authority, coalesce(district, 'unknown') AS district, month_of(ended) AS month, count(*) AS plans_ended,
  count(*) FILTER (ended - started + 1 > 729) AS plans_ended_long
FROM protection_plan p
LEFT JOIN area a ON a.authority = p.authority AND a.child = p.child AND ended >= since AND ended < until
WHERE asked(month_of(ended)) GROUP BY ALL;

--> cpp_open_number: plans_open
--> cpp_rate: plans_open
--> cpp_2yr_open_pct: plans_open_long / plans_open
--> cpp_review_timescale_pct: plans_reviewed / plans_to_review ? plans_unseen
WITH known AS (
  SELECT authority, min(first_day) AS known_from, months_after(min(first_day) - 1, 6) AS known_due
  FROM coverage WHERE source = 'cin' GROUP BY ALL
),
turn AS (
  SELECT authority, child, started, started AS held, 3 AS months FROM protection_plan
  UNION ALL
  SELECT authority, child, plan_started, held, 6 FROM plan_review WHERE held > plan_started
),
wait AS (
  SELECT authority, child, started,
    greatest(months_after(held, months), CASE WHEN held < known_from THEN known_due END) AS due,
    lead(held, 1, 9999999) OVER (PARTITION BY authority, child, started ORDER BY held) AS held_next
  FROM turn JOIN known USING (authority)
  QUALIFY due < held_next
),
overdue AS (
  SELECT DISTINCT authority, child, started,
    unnest(range(greatest(month_of(due + 1), getvariable('first_month')),
      least(month_of(held_next) + 12, getvariable('last_month') + 1))) AS month
  FROM wait
),
open AS (
  SELECT authority, child, started, unnest(month_ends(started, coalesce(ended, 9999999))) AS month
  FROM protection_plan
),
told AS (
  SELECT o.authority, o.child, o.month, last_day, o.started, months_after(o.started, 3) <= last_day AS to_review,
    v.started IS NOT NULL AS late, o.started < known_from AND known_due >= year_from AND NOT late AS unseen
  FROM open o
  JOIN span USING (month)
  JOIN known k USING (authority)
  LEFT JOIN overdue v USING (authority, child, started, month)
)
SELECT t.authority, coalesce(district, 'unknown') AS district, month, count(*) AS plans_open,
  count(*) FILTER (last_day - started > 729) AS plans_open_long,
  count(*) FILTER (to_review) AS plans_to_review,
  count(*) FILTER (to_review AND NOT late) AS plans_reviewed,
  count(*) FILTER (to_review AND unseen) AS plans_unseen
FROM told t
LEFT JOIN area a ON a.authority = t.authority AND a.child = t.child AND last_day >= since AND last_day < until
GROUP BY ALL;

-- Children looked after: episodes, times in care, placements ----------------------------------------------------------
CREATE TEMP TABLE care AS
WITH told AS (
  SELECT authority, child, started, coalesce(ended, 9999999) AS ended, coalesce(new, '') AS new,
    coalesce(place, '') AS place, coalesce(ceased, '') AS ceased, legal, home, postcode, distance_tenths, outside,
    row_number() OVER each AS position, lag(coalesce(ended, 9999999)) OVER each AS ended_before
  FROM episode WHERE coalesce(legal, '') NOT IN ('V3', 'V4')
  WINDOW each AS (PARTITION BY authority, child ORDER BY started)
)
SELECT * EXCLUDE (ended_before),
  count(*) FILTER (ended_before IS NULL OR ended_before < started OR (ended_before = started AND new = 'S')) OVER (
    PARTITION BY authority, child ORDER BY started) AS number
FROM told;

CREATE TEMP TABLE stay AS
SELECT authority, child, number, min(started) AS started, arg_min(new, started) = 'S' AS start_known,
  max(ended) AS ended, arg_max(ceased, started) AS ceased, min(started) FILTER (legal = 'E1') AS ordered
FROM care GROUP BY ALL;

CREATE TEMP TABLE placement AS
WITH placed AS (
  SELECT authority, child, number, started, home IS NOT NULL AND postcode IS NOT NULL AS postcodes
  FROM care WHERE place NOT IN ('T0', 'T1', 'T2', 'T3', 'T4')
  WINDOW each AS (PARTITION BY authority, child, number ORDER BY started)
  QUALIFY lag(position) OVER each IS NULL OR (new NOT IN ('L', 'T', 'U') AND NOT coalesce(
    lag(position) OVER each < position - 1 AND place = lag(place) OVER each AND postcode = lag(postcode) OVER each, false))
)
SELECT p.authority, p.child, p.number, p.started, postcodes,
  coalesce(lead(p.started) OVER each, s.ended) AS ended, lag(p.started) OVER each AS started_before
FROM placed p JOIN stay s USING (authority, child, number)
WINDOW each AS (PARTITION BY p.authority, p.child, p.number ORDER BY p.started);

--> placed_unknown_distance_pct: placements_without_postcode / placements
SELECT p.authority, coalesce(district, 'unknown') AS district, month_of(started) AS month, count(*) AS placements,
  count(*) FILTER (NOT postcodes) AS placements_without_postcode
FROM placement p
LEFT JOIN area a ON a.authority = p.authority AND a.child = p.child AND started >= since AND started < until
WHERE asked(month_of(started)) GROUP BY ALL;

-- Of an episode: the placement that the child is in from its first day, and when the last but two of a day or more ended:
-- three placements touched the year where that is within it.
CREATE TEMP TABLE cared AS
WITH lasting AS (
  SELECT authority, child, started,
    lag(ended, 2) OVER (PARTITION BY authority, child ORDER BY started) AS third_ended
  FROM placement WHERE ended > started
),
whole AS (
  SELECT c.authority, c.child, c.started, c.ended, c.place, c.distance_tenths, c.outside,
    s.started AS care_started, s.start_known, s.ended AS care_ended, k.born, k.uasc = 1 AS was_uasc, k.uasc_until,
    CASE WHEN p.number = c.number THEN p.started END AS placed,
    CASE WHEN p.number = c.number THEN p.started_before END AS placed_before, l.third_ended
  FROM care c
  JOIN stay s USING (authority, child, number)
  ASOF LEFT JOIN placement p ON p.authority = c.authority AND p.child = c.child AND p.started <= c.started
  ASOF LEFT JOIN lasting l ON l.authority = c.authority AND l.child = c.child AND l.started <= c.started
  LEFT JOIN child k ON k.authority = c.authority AND k.child = c.child
),
monthly AS (SELECT *, unnest(month_ends(started, ended)) AS month FROM whole)
SELECT m.authority, m.child, m.month, coalesce(district, 'unknown') AS district, m.place, distance_tenths, outside,
  start_known, care_started <= thirty_months AS thirty_months, care_started <= last_day - 28 AS four_weeks,
  coalesce(was_uasc AND coalesce(uasc_until > last_day, true), false) AS uasc, m.month - born AS months_old,
  coalesce(third_ended >= year_from, false) AS moved_twice,
  coalesce(placed <= two_years OR (place IN ('A3', 'A4', 'A5', 'A6') AND placed_before <= two_years), false) AS stayed
FROM monthly m
JOIN span USING (month)
LEFT JOIN area a ON a.authority = m.authority AND a.child = m.child AND last_day >= since AND last_day < until;

--> cla_number: looked_after
--> cla_rate: looked_after
--> cla_rate_without_uasc: without_uasc
--> uasc_number: uasc
--> uasc_pct_cla: uasc / looked_after
--> foster_care_pct: fostered / looked_after ? place_unknown
--> childrens_home_pct: in_home / looked_after ? place_unknown
--> supported_accommodation_pct: supported / looked_after ? place_unknown
--> placed_with_parents_pct: with_parents / looked_after ? place_unknown
--> placed_20miles_outside_pct: far / looked_after ? far_unknown
--> placed_20miles_outside_known_pct: far / far_known ? far_unknown
--> placements_3plus_pct: moved_twice / looked_after
--> placement_2yr_same_pct: stayed / long_looked_after ? long_unknown
SELECT authority, district, month, count(*) AS looked_after,
  count(*) FILTER (uasc) AS uasc,
  count(*) FILTER (NOT uasc) AS without_uasc,
  count(*) FILTER (place LIKE 'U_') AS fostered,
  count(*) FILTER (place IN ('K1', 'K2')) AS in_home,
  count(*) FILTER (place IN ('H5', 'P2', 'K3')) AS supported,
  count(*) FILTER (place = 'P1') AS with_parents,
  count(*) FILTER (place = '') AS place_unknown,
  count(*) FILTER (distance_tenths > 200 AND outside = 1) AS far,
  count(*) FILTER (distance_tenths IS NOT NULL AND outside IS NOT NULL) AS far_known,
  count(*) FILTER (distance_tenths IS NULL OR outside IS NULL) AS far_unknown,
  count(*) FILTER (moved_twice) AS moved_twice,
  count(*) FILTER (thirty_months AND months_old < 192 AND stayed) AS stayed,
  count(*) FILTER (thirty_months AND months_old < 192) AS long_looked_after,
  count(*) FILTER ((thirty_months OR NOT start_known)
    AND (months_old IS NULL OR (months_old < 192 AND NOT thirty_months))) AS long_unknown
FROM cared GROUP BY ALL;

--> social_workers_3plus_pct: three_workers / looked_after ? no_worker
WITH held AS (
  SELECT authority, child, worker, unnest(range(greatest(month_of(started), getvariable('first_month')),
    least(month_of(coalesce(ended, 9999999)) + 12, getvariable('last_month') + 1))) AS month
  FROM social_worker_spell
),
helped AS (SELECT authority, child, month, count(DISTINCT worker) AS workers FROM held GROUP BY ALL)
SELECT authority, district, month, count(*) FILTER (workers >= 3) AS three_workers,
  count(*) FILTER (workers IS NULL) AS no_worker
FROM cared LEFT JOIN helped USING (authority, child, month) GROUP BY ALL;

-- Starting and ceasing to be looked after, going missing --------------------------------------------------------------
--> cla_start_rate: starts
--> cla_start_rate_without_uasc: starts_without_uasc
--> uasc_pct_starts: starts_uasc / starts
WITH begun AS (
  SELECT authority, child, month_of(started) AS month, min(started) AS day
  FROM stay WHERE start_known AND asked(month_of(started)) GROUP BY ALL
)
SELECT b.authority, coalesce(district, 'unknown') AS district, month, count(*) AS starts,
  count(*) FILTER (uasc = 1 AND coalesce(uasc_until > day, true)) AS starts_uasc, starts - starts_uasc AS starts_without_uasc
FROM begun b
LEFT JOIN child k ON k.authority = b.authority AND k.child = b.child
LEFT JOIN area a ON a.authority = b.authority AND a.child = b.child AND day >= since AND day < until
GROUP BY ALL;

CREATE TEMP TABLE ceased AS
WITH last_ceasing AS (
  SELECT authority, child, month_of(ended) AS month, max(ended) AS day, arg_max(ceased, ended * 1000::BIGINT + number) AS ceased
  FROM stay WHERE asked(month_of(ended)) GROUP BY ALL
)
SELECT l.authority, l.child, month, coalesce(district, 'unknown') AS district, ceased
FROM last_ceasing l
LEFT JOIN area a ON a.authority = l.authority AND a.child = l.child AND day >= since AND day < until;

--> cla_cease_rate: ceased
--> cla_moved_to_other_la_pct: transferred / ceased ? ceased_unknown
--> adopted_pct_ceased: ceased_adopted / ceased ? ceased_unknown
--> adopted_pct_ceased_without_transfers: ceased_adopted / not_transferred ? ceased_unknown
--> sgo_pct_ceased: ceased_guardian / ceased ? ceased_unknown
--> return_home_planned_pct: ceased_home / ceased ? ceased_unknown
SELECT authority, district, month, count(*) AS ceased,
  count(*) FILTER (ceased = 'E3') AS transferred,
  count(*) FILTER (ceased <> 'E3') AS not_transferred,
  count(*) FILTER (ceased IN ('E11', 'E12')) AS ceased_adopted,
  count(*) FILTER (ceased IN ('E43', 'E44', 'E45', 'E46', 'E47', 'E48')) AS ceased_guardian,
  count(*) FILTER (ceased = 'E4A') AS ceased_home,
  count(*) FILTER (ceased IN ('', 'X1')) AS ceased_unknown
FROM ceased GROUP BY ALL;

--> cla_missing_pct: children_missing / in_care
--> cla_missing_incidents_per_child: times_missing / children_missing
--> cla_away_pct: children_away / in_care
WITH during AS (
  SELECT authority, child, month, district FROM cared
  UNION ALL
  SELECT authority, child, month, district FROM ceased ANTI JOIN cared USING (authority, child, month)
),
gone AS (
  SELECT authority, child, month_of(started) AS month, count(*) FILTER (kind = 'M') AS missing,
    count(*) FILTER (kind = 'A') AS away
  FROM missing_spell WHERE asked(month_of(started)) GROUP BY ALL
)
SELECT authority, district, month, count(*) AS in_care, count(*) FILTER (missing > 0) AS children_missing,
  coalesce(sum(missing), 0)::BIGINT AS times_missing, count(*) FILTER (away > 0) AS children_away
FROM during LEFT JOIN gone USING (authority, child, month) GROUP BY ALL;

-- Reviews of looked-after children ------------------------------------------------------------------------------------
--> cla_participation_pct: took_part / reviews ? reviews_unknown
SELECT r.authority, coalesce(district, 'unknown') AS district, month_of(held) AS month,
  count(*) FILTER (month - born > 48 OR (month - born = 48 AND code IS DISTINCT FROM 'PN0')) AS reviews,
  count(*) FILTER (code IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6') AND month - born >= 48) AS took_part,
  count(*) FILTER (born IS NULL OR (month - born >= 48 AND code IS NULL)) AS reviews_unknown
FROM care_review r
LEFT JOIN child k ON k.authority = r.authority AND k.child = r.child
LEFT JOIN area a ON a.authority = r.authority AND a.child = r.child AND held >= since AND held < until
WHERE asked(month_of(held)) GROUP BY ALL;

--> cla_review_timescale_pct: reviewed_in_time / reviews_known ? reviews_not_known
WITH told AS (
  SELECT s.authority, s.child, s.number, s.ended, start_known AND started >= known_from AS from_start,
    greatest(started, known_from) AS since
  FROM stay s
  JOIN (SELECT authority, min(first_day) AS known_from FROM coverage WHERE source = 'ssda903' GROUP BY ALL)
    USING (authority)
),
point AS (
  SELECT *, since AS day, 0 AS review FROM told
  UNION ALL
  SELECT t.*, held, 1 FROM told t JOIN care_review r USING (authority, child) WHERE held BETWEEN since AND ended
),
twenty AS (SELECT days, max(day) AS day FROM working GROUP BY ALL),
wait AS (
  SELECT authority, child, p.ended, p.day AS since, from_start OR row_number() OVER each > 1 AS told,
    lead(p.day, 1, 9999999) OVER each AS until,
    CASE WHEN NOT from_start THEN p.day + 184
      WHEN row_number() OVER each = 1 THEN coalesce(t.day, p.day + 28)
      WHEN row_number() OVER each = 2 THEN p.day + 92
      ELSE p.day + 184 END AS due
  FROM point p
  LEFT JOIN working w ON w.day = p.day
  LEFT JOIN twenty t ON t.days = w.days + 20
  WINDOW each AS (PARTITION BY authority, child, number ORDER BY p.day, review)
),
-- Late in every month from the first whose last day is after the day due until a year after the review (of a wait whose
-- start is not told: from the first whose year begins after that day); not known in the months before that.
fault AS (
  SELECT authority, child, 1 AS late, 0 AS unknown, unnest(range(
    greatest(month_of(due + 1), getvariable('first_month')),
    least(month_of(until) + 12, month_of(ended), getvariable('last_month') + 1))) AS month
  FROM wait WHERE told AND due < until
  UNION ALL
  SELECT authority, child, 1, 0, unnest(range(
    greatest(month_of(due) + 12, month_of(since), getvariable('first_month')),
    least(month_of(until) + 12, month_of(ended), getvariable('last_month') + 1)))
  FROM wait WHERE NOT told
  UNION ALL
  SELECT authority, child, 0, 1, unnest(range(
    greatest(month_of(since), getvariable('first_month')),
    least(month_of(due) + 12, month_of(until) + 12, month_of(ended), getvariable('last_month') + 1)))
  FROM wait WHERE NOT told
),
child_month AS (SELECT authority, child, month, max(late) AS late, max(unknown) AS unknown FROM fault GROUP BY ALL)
SELECT authority, district, month, count(*) FILTER (unknown IS DISTINCT FROM 1) AS reviews_known,
  count(*) FILTER (unknown IS DISTINCT FROM 1 AND late IS DISTINCT FROM 1) AS reviewed_in_time,
  count(*) FILTER (unknown = 1) AS reviews_not_known
FROM cared LEFT JOIN child_month USING (authority, child, month)
WHERE four_weeks GROUP BY ALL;

-- Health and care leavers: the state on 31 March ----------------------------------------------------------------------
--> health_assessment_pct: health_assessed / health_children ? health_assessed_unknown
--> dental_check_pct: teeth / health_children ? teeth_unknown
--> immunisation_pct: immunised / health_children ? immunised_unknown
--> development_check_pct: checked / checkable ? checked_unknown
--> sdq_average: sdq_sum / sdq_given ? sdq_unknown
--> sdq_completed_pct: sdq_given / sdq_age ? health_age_unknown
--> sdq_concern_pct: sdq_high / sdq_given ? sdq_unknown
--> substance_misuse_pct: substance / health_children ? substance_unknown
--> cla_convicted_pct: convicted / convictable ? convicted_unknown
WITH told AS (
  SELECT h.*, year * 12 + 2 AS month, first_of(year * 12 + 3) - 1 AS day, year * 12 + 2 - born AS months_old,
    months_old IS NULL AS ageless, months_old BETWEEN 60 AND 203 AS sdq_aged,
    months_old BETWEEN 120 AND 215 AS conviction_aged
  FROM health h LEFT JOIN child k USING (authority, child) WHERE asked(year * 12 + 2)
)
SELECT t.authority, coalesce(district, 'unknown') AS district, month::INTEGER AS month, count(*) AS health_children,
  count(*) FILTER (assessed = 1) AS health_assessed, count(*) FILTER (assessed IS NULL) AS health_assessed_unknown,
  count(*) FILTER (teeth = 1) AS teeth, count(*) FILTER (teeth IS NULL) AS teeth_unknown,
  count(*) FILTER (immunised = 1) AS immunised, count(*) FILTER (immunised IS NULL) AS immunised_unknown,
  count(*) FILTER (months_old < 60) AS checkable, count(*) FILTER (months_old < 60 AND health_check = 1) AS checked,
  count(*) FILTER (ageless OR (months_old < 60 AND health_check IS NULL)) AS checked_unknown,
  count(*) FILTER (sdq_aged) AS sdq_age, count(*) FILTER (ageless) AS health_age_unknown,
  count(*) FILTER (sdq_aged AND sdq IS NOT NULL) AS sdq_given,
  coalesce(sum(sdq) FILTER (sdq_aged), 0)::BIGINT AS sdq_sum,
  count(*) FILTER (sdq_aged AND sdq >= 17) AS sdq_high,
  count(*) FILTER (ageless OR (sdq_aged AND sdq IS NULL)) AS sdq_unknown,
  count(*) FILTER (substance = 1) AS substance, count(*) FILTER (substance IS NULL) AS substance_unknown,
  count(*) FILTER (conviction_aged) AS convictable, count(*) FILTER (conviction_aged AND convicted = 1) AS convicted,
  count(*) FILTER (ageless OR (conviction_aged AND convicted IS NULL)) AS convicted_unknown
FROM told t
LEFT JOIN area a ON a.authority = t.authority AND a.child = t.child AND day >= since AND day < until
GROUP BY ALL;

--> cl_in_touch_pct: in_touch / leavers_19 ? in_touch_unknown
--> cl_not_in_touch_pct: not_in_touch / leavers_19 ? in_touch_unknown
--> cl_suitable_accommodation_pct: suitable / housed ? housed_unknown
--> cl_eet_pct: active / leavers_19 ? active_unknown
--> cl_neet_pct: not_active / leavers_19 ? active_unknown
--> cl_activity_not_known_pct: activity_blank / leavers_19 ? leaver_age_unknown
--> cl_he_pct: studying / leavers_19 ? active_unknown
--> cl_17_18_eet_pct: active_17 / leavers_17 ? active_17_unknown
--> cl_17_18_suitable_pct: suitable_17 / housed_17 ? housed_17_unknown
--> staying_put_pct: stayed_put / had_fostered ? stayed_put_unknown
WITH told AS (
  SELECT l.authority, l.child, year * 12 + 2 AS month, first_of(year * 12 + 3) - 1 AS day,
    coalesce(in_touch, '') AS in_touch, coalesce(activity, '') AS activity, coalesce(accommodation, '') AS home,
    year * 12 + 2 - born AS months_old, months_old IS NULL AS ageless,
    coalesce(months_old BETWEEN 228 AND 263, false) AS is_19, coalesce(months_old BETWEEN 204 AND 227, false) AS is_17,
    coalesce(months_old BETWEEN 216 AND 251, false) AS is_18,
    in_touch NOT IN ('DIED', 'RHOM') AND home NOT IN ('G1', 'G2') AS housed,
    home IN ('', '0') AS homeless, activity IN ('', '0') AS idle,
    CASE WHEN first_of(born + 216) - 1 >= known_from THEN first_of(born + 216) - 1 END AS before_18
  FROM care_leaver l
  LEFT JOIN child k USING (authority, child)
  LEFT JOIN (SELECT authority, min(first_day) AS known_from FROM coverage WHERE source = 'ssda903' GROUP BY ALL)
    USING (authority)
  WHERE asked(year * 12 + 2)
),
whole AS (
  SELECT t.*, before_18 IS NULL AS unseen, coalesce(place LIKE 'U_' AND coalesce(e.ended > before_18, true), false) AS foster
  FROM told t
  ASOF LEFT JOIN episode e ON e.authority = t.authority AND e.child = t.child AND e.started <= before_18
)
SELECT w.authority, coalesce(district, 'unknown') AS district, month::INTEGER AS month,
  count(*) FILTER (is_19) AS leavers_19, count(*) FILTER (is_17) AS leavers_17, count(*) FILTER (ageless) AS leaver_age_unknown,
  count(*) FILTER (is_19 AND in_touch = 'YES') AS in_touch, count(*) FILTER (is_19 AND in_touch = 'NO') AS not_in_touch,
  count(*) FILTER (ageless OR (is_19 AND in_touch = '')) AS in_touch_unknown,
  count(*) FILTER (is_19 AND housed) AS housed, count(*) FILTER (is_19 AND housed AND home LIKE '_1%') AS suitable,
  count(*) FILTER (ageless OR (is_19 AND housed AND homeless)) AS housed_unknown,
  count(*) FILTER (is_17 AND housed) AS housed_17, count(*) FILTER (is_17 AND housed AND home LIKE '_1%') AS suitable_17,
  count(*) FILTER (ageless OR (is_17 AND housed AND homeless)) AS housed_17_unknown,
  count(*) FILTER (is_19 AND activity[1] IN ('F', 'P')) AS active,
  count(*) FILTER (is_17 AND activity[1] IN ('F', 'P')) AS active_17,
  count(*) FILTER (is_19 AND activity IN ('G4', 'G5', 'G6')) AS not_active,
  count(*) FILTER (is_19 AND activity IN ('F1', 'P1')) AS studying,
  count(*) FILTER (is_19 AND idle) AS activity_blank,
  count(*) FILTER (ageless OR (is_19 AND idle)) AS active_unknown,
  count(*) FILTER (ageless OR (is_17 AND idle)) AS active_17_unknown,
  count(*) FILTER (is_18 AND foster) AS had_fostered,
  count(*) FILTER (is_18 AND foster AND home IN ('Z1', 'Z2')) AS stayed_put,
  count(*) FILTER (ageless OR (is_18 AND (unseen OR (foster AND homeless)))) AS stayed_put_unknown
FROM whole w
LEFT JOIN area a ON a.authority = w.authority AND a.child = w.child AND day >= since AND day < until
GROUP BY ALL;

-- Adoption ------------------------------------------------------------------------------------------------------------
--> adoption_a1_days: a1_days / a1 ? a1_unknown
--> adoption_a10_days: a10_days / a10 ? a10_unknown
--> adoption_a2_days: a2_days / a2 ? a2_unknown
--> adoption_decision_to_match_months: match_months / matches ? matches_unknown
CREATE TEMP TABLE adopted AS
SELECT d.decided >= s.started AS in_care, s.authority, s.child, s.ended, s.ordered, month_of(s.ended) AS month, coalesce(district, 'unknown') AS district,
  CASE WHEN in_care THEN d.matched END AS matched, CASE WHEN in_care THEN d.decided END AS decided,
  CASE WHEN start_known AND in_care THEN d.placed - s.started END AS waited,
  CASE WHEN start_known AND in_care AND d.foster_carer = 1 AND p.started < d.placed AND p.ended >= d.placed
    THEN p.started - s.started WHEN d.foster_carer IN (0, 1) THEN waited END AS waited_for_carers
FROM stay s
ASOF LEFT JOIN adoption d ON d.authority = s.authority AND d.child = s.child AND d.decided <= s.ended
ASOF LEFT JOIN placement p ON p.authority = s.authority AND p.child = s.child AND p.started < d.placed
LEFT JOIN area a ON a.authority = s.authority AND a.child = s.child AND s.ended >= since AND s.ended < until
WHERE ceased IN ('E11', 'E12') AND asked(month_of(s.ended));

SELECT authority, district, month,
  coalesce(sum(waited), 0)::BIGINT AS a1_days, count(waited) AS a1, count(*) - count(waited) AS a1_unknown,
  coalesce(sum(waited_for_carers), 0)::BIGINT AS a10_days, count(waited_for_carers) AS a10,
  count(*) - count(waited_for_carers) AS a10_unknown,
  coalesce(sum(matched - ordered), 0)::BIGINT AS a2_days, count(matched - ordered) AS a2,
  count(*) FILTER (ordered IS NOT NULL AND matched IS NULL) AS a2_unknown,
  coalesce(sum(month_of(matched) - month_of(decided)), 0)::BIGINT AS match_months,
  count(month_of(matched) - month_of(decided)) AS matches,
  count(*) FILTER (matched IS NULL OR decided IS NULL) AS matches_unknown
FROM adopted GROUP BY ALL;

--> adoption_a3_14m_pct: a3_in_time / a3 ? a3_unknown
WITH decision AS (
  SELECT d.authority, d.child, start_known, s.started, decided, least(s.ended, coalesce(placed, 9999999), coalesce(placed_ceased, 9999999),
    coalesce(lead(decided) OVER (PARTITION BY d.authority, d.child, number ORDER BY decided), 9999999)) AS until
  FROM adoption d
  JOIN stay s ON s.authority = d.authority AND s.child = d.child AND s.started <= decided AND s.ended > decided
),
waiting AS (SELECT *, unnest(month_ends(decided, until)) AS month FROM decision),
whole AS (
  SELECT authority, district, month, waited FROM adopted
  UNION ALL
  SELECT w.authority, coalesce(district, 'unknown'), month, CASE WHEN start_known THEN last_day - started END
  FROM waiting w
  JOIN span USING (month)
  LEFT JOIN area a ON a.authority = w.authority AND a.child = w.child AND last_day >= since AND last_day < a.until
)
SELECT authority, district, month, count(waited) AS a3, count(*) FILTER (waited <= 426) AS a3_in_time,
  count(*) - count(waited) AS a3_unknown
FROM whole GROUP BY ALL;

-- Annex A: the last lists of a month ----------------------------------------------------------------------------------
--> annexa_missing_field_pct: cells_blank / cells
WITH list AS (
  SELECT authority, month_of(as_at) AS month, cells, blank FROM annex_cells WHERE asked(month_of(as_at))
  QUALIFY as_at = max(as_at) OVER (PARTITION BY authority, month_of(as_at))
)
SELECT authority, 'unknown' AS district, month, sum(cells)::BIGINT AS cells, sum(blank)::BIGINT AS cells_blank
FROM list GROUP BY ALL;

CREATE TEMP TABLE need_list AS
SELECT n.*, month_of(as_at) AS month, coalesce(status, '') <> 'e' AND coalesce(closed > as_at, true) AS open,
  as_at = max(as_at) OVER (PARTITION BY authority, month_of(as_at)) AS latest
FROM need_case n WHERE asked(month_of(as_at));

CREATE TEMP TABLE care_list AS
SELECT n.*, month_of(as_at) AS month, coalesce(ended > as_at, true) AS open,
  as_at = max(as_at) OVER (PARTITION BY authority, month_of(as_at)) AS latest
FROM looked_after_case n WHERE asked(month_of(as_at));

--> cin_seen_pct: cases_seen / cases ? cases_unknown
--> cin_plan_seen_pct: plan_cases_seen / plan_cases ? plan_cases_unknown
SELECT n.authority, coalesce(district, 'unknown') AS district, month, count(*) AS cases,
  count(*) FILTER (status = 'c') AS plan_cases,
  count(*) FILTER (e.days - s.days <= 20) AS cases_seen,
  count(*) FILTER (e.days - s.days <= 20 AND status = 'c') AS plan_cases_seen,
  count(*) FILTER (e.days - s.days IS NULL) AS cases_unknown,
  count(*) FILTER (e.days - s.days IS NULL AND status = 'c') AS plan_cases_unknown
FROM need_list n
LEFT JOIN working e ON e.day = as_at
LEFT JOIN working s ON s.day = last_seen AND last_seen <= as_at
LEFT JOIN area a ON a.authority = n.authority AND a.child = n.child AND as_at >= since AND as_at < until
WHERE latest AND open GROUP BY ALL;

--> rhi_offered_pct: offered / went_missing ? offered_unknown
--> rhi_accepted_pct: accepted / offered ? accepted_unknown
SELECT n.authority, coalesce(district, 'unknown') AS district, month,
  count(*) FILTER (missing > 0) AS went_missing,
  count(*) FILTER (missing > 0 AND interview_offered = 1) AS offered,
  count(*) FILTER (missing > 0 AND interview_offered IS NULL) AS offered_unknown,
  count(*) FILTER (missing > 0 AND interview_offered = 1 AND interview_accepted = 1) AS accepted,
  count(*) FILTER (missing > 0 AND interview_offered = 1 AND interview_accepted IS NULL) AS accepted_unknown
FROM care_list n
LEFT JOIN area a ON a.authority = n.authority AND a.child = n.child AND as_at >= since AND as_at < until
WHERE latest GROUP BY ALL;

--> unallocated_cases: unallocated
--> unallocated_pct: unallocated / allocatable
WITH either AS (
  SELECT authority, child, month, as_at, worker, open FROM need_list
  UNION ALL SELECT authority, child, month, as_at, worker, open FROM care_list
),
latest AS (FROM either QUALIFY as_at = max(as_at) OVER (PARTITION BY authority, month)),
each AS (
  SELECT authority, child, month, as_at, max(worker) AS worker FROM latest WHERE open GROUP BY ALL
)
SELECT e.authority, coalesce(district, 'unknown') AS district, month, count(*) AS allocatable,
  count(*) - count(worker) AS unallocated
FROM each e
LEFT JOIN area a ON a.authority = e.authority AND a.child = e.child AND as_at >= since AND as_at < until
GROUP BY ALL;

--> cpp_visit_timescale_pct: visited_20 / plan_list ? visited_unknown
--> cpp_visit_15wd_pct: visited_15 / plan_list ? visited_unknown
--> cpp_visit_10wd_pct: visited_10 / plan_list ? visited_unknown
--> cpp_seen_alone_pct: alone / plan_list ? alone_unknown
WITH list AS (
  SELECT *, month_of(as_at) AS month FROM plan_case WHERE asked(month_of(as_at))
  QUALIFY as_at = max(as_at) OVER (PARTITION BY authority, month_of(as_at))
)
SELECT n.authority, coalesce(district, 'unknown') AS district, month, count(*) AS plan_list,
  count(*) FILTER (e.days - s.days <= 20) AS visited_20,
  count(*) FILTER (e.days - s.days <= 15) AS visited_15,
  count(*) FILTER (e.days - s.days <= 10) AS visited_10,
  count(*) FILTER (e.days - s.days IS NULL) AS visited_unknown,
  count(*) FILTER (seen_alone = 'Y') AS alone, count(*) FILTER (seen_alone IS NULL OR seen_alone = 'U') AS alone_unknown
FROM list n
LEFT JOIN working e ON e.day = as_at
LEFT JOIN working s ON s.day = last_visit AND last_visit <= as_at
LEFT JOIN area a ON a.authority = n.authority AND a.child = n.child AND as_at >= since AND as_at < until
WHERE coalesce(ended > as_at, true) GROUP BY ALL;

--> pathway_plan_current_pct: pathway_current / leaver_list ? pathway_unknown
WITH list AS (
  SELECT *, month_of(as_at) AS month FROM leaver_case WHERE asked(month_of(as_at))
  QUALIFY as_at = max(as_at) OVER (PARTITION BY authority, month_of(as_at))
)
SELECT n.authority, coalesce(district, 'unknown') AS district, month, count(*) AS leaver_list,
  count(*) FILTER (pathway_reviewed <= as_at AND months_after(pathway_reviewed, 6) >= as_at) AS pathway_current,
  count(*) FILTER (coalesce(pathway_reviewed > as_at, true)) AS pathway_unknown
FROM list n
LEFT JOIN area a ON a.authority = n.authority AND a.child = n.child AND as_at >= since AND as_at < until
GROUP BY ALL;

-- Workforce -----------------------------------------------------------------------------------------------------------
--> sw_vacancy_rate: vacancy_fte / own_or_vacant_fte ? own_fte_unknown
--> sw_turnover_rate: leaver_fte / own_fte ? turnover_unknown
--> sw_agency_rate: agency_fte / known_fte ? known_fte_unknown
--> sw_caseload: cases_held / holder_fte ? caseload_unknown
--> sw_caseload_over_benchmark_pct: over_18 / holders ? cases_not_told
--> sw_vacancies_covered_pct: covering_fte / vacancy_fte ? covering_unknown
--> sw_caseholder_pct: own_holder_fte / own_told_fte ? own_holder_unknown
--> supervision_monthly_pct: supervised / holders ? supervised_unknown
--> sw_absence_rate: days_lost / days_available ? days_unknown
WITH staff AS (
  SELECT authority, district, month, has_left IS DISTINCT FROM 1 AS here, has_left = 1 AS gone, fte_hundredths AS fte, agency,
    covers_vacancy, cases, last_day - supervised AS since, days_lost_tenths AS lost, days_available_tenths AS available
  FROM worker_month JOIN span USING (month)
  UNION ALL BY NAME
  SELECT authority, district, month, fte_hundredths AS vacant FROM vacancy_month JOIN span USING (month)
)
SELECT authority, coalesce(district, 'unknown') AS district, month,
  coalesce(sum(vacant), 0)::BIGINT AS vacancy_fte,
  coalesce(sum(fte) FILTER (here AND agency = 0), 0)::BIGINT AS own_fte,
  vacancy_fte + own_fte AS own_or_vacant_fte,
  count(*) FILTER (here AND (agency IS NULL OR (agency = 0 AND fte IS NULL))) AS own_fte_unknown,
  coalesce(sum(fte) FILTER (gone AND agency = 0), 0)::BIGINT AS leaver_fte,
  count(*) FILTER ((here OR gone) AND (agency IS NULL OR (agency = 0 AND fte IS NULL))) AS turnover_unknown,
  coalesce(sum(fte) FILTER (here AND agency = 1), 0)::BIGINT AS agency_fte,
  coalesce(sum(fte) FILTER (here AND agency IS NOT NULL), 0)::BIGINT AS known_fte,
  count(*) FILTER (here AND (agency IS NULL OR fte IS NULL)) AS known_fte_unknown,
  coalesce(sum(cases) FILTER (here AND cases >= 1 AND fte IS NOT NULL), 0)::BIGINT AS cases_held,
  coalesce(sum(fte) FILTER (here AND cases >= 1), 0)::BIGINT AS holder_fte,
  count(*) FILTER (here AND (cases IS NULL OR (cases >= 1 AND fte IS NULL))) AS caseload_unknown,
  count(*) FILTER (here AND cases > 18) AS over_18,
  count(*) FILTER (here AND cases >= 1) AS holders,
  count(*) FILTER (here AND cases IS NULL) AS cases_not_told,
  coalesce(sum(fte) FILTER (here AND agency = 1 AND covers_vacancy = 1), 0)::BIGINT AS covering_fte,
  count(*) FILTER (here AND (agency IS NULL OR (agency = 1 AND (covers_vacancy IS NULL
    OR (covers_vacancy = 1 AND fte IS NULL))))) AS covering_unknown,
  coalesce(sum(fte) FILTER (here AND agency = 0 AND cases >= 1), 0)::BIGINT AS own_holder_fte,
  coalesce(sum(fte) FILTER (here AND agency = 0 AND cases IS NOT NULL), 0)::BIGINT AS own_told_fte,
  count(*) FILTER (here AND (agency IS NULL OR (agency = 0 AND (cases IS NULL OR fte IS NULL)))) AS own_holder_unknown,
  count(*) FILTER (here AND cases >= 1 AND since BETWEEN 0 AND 31) AS supervised,
  count(*) FILTER (here AND (cases IS NULL OR (cases >= 1 AND (since IS NULL OR since < 0)))) AS supervised_unknown,
  coalesce(sum(lost) FILTER (agency = 0 AND available IS NOT NULL), 0)::BIGINT AS days_lost,
  coalesce(sum(available) FILTER (agency = 0 AND lost IS NOT NULL), 0)::BIGINT AS days_available,
  count(*) FILTER (here IS NOT NULL AND (agency IS NULL OR (agency = 0 AND (lost IS NULL OR available IS NULL)))) AS days_unknown
FROM staff GROUP BY ALL;
