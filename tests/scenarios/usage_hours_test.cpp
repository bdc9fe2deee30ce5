// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/usage_hours.hpp"

#include "scenarios/study/intervals.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

std::vector<engine::ResourceReport> meters(base::Granules used) {
    engine::ResourceReport report;
    report.resource = "F";
    report.readings.push_back({"F", "AWSLambda", "Request", used, 1, base::MeterKind::Measured});
    report.readings.push_back({"F", "AmazonCloudWatch", "TimedStorage-ByteHrs", 5, 1, base::MeterKind::Stored});
    return {report};
}

constexpr std::int64_t kMonday = 1'767'571'200;  // 2026-01-05T00:00:00Z

}  // namespace

TEST_CASE("use is told by the hour of the day, whole days alone, in shares that add up to one", "[study]") {
    study::UsageHours hours(kMonday + 1'800, base::hours(30));  // from half past midnight; six hours too many
    base::Granules used = 0;
    std::vector<double> reads;
    for (auto next = hours.next(); next; next = hours.next()) {
        reads.push_back(base::toSeconds(*next) / 3'600.0);
        used += 3;
        hours.read(meters(used));
    }
    REQUIRE(reads.size() == 25);  // half an hour at both ends
    CHECK(reads.front() == 0.5);
    CHECK(reads.back() == 24.0);
    const auto profiles = hours.profiles();
    REQUIRE(profiles.size() == 1);
    CHECK(profiles[0].usageType == "Request");
    REQUIRE(profiles[0].billionths.size() == 24);
    CHECK(profiles[0].billionths[0] == 80'000'000);  // 6 of 75
    CHECK(profiles[0].billionths[13] == 40'000'000);
    std::int64_t sum = 0;
    for (const std::int64_t share : profiles[0].billionths) sum += share;
    CHECK(sum == 1'000'000'000);
    // To settle bills by the very granules are kept: what is even leaves no crumbs.
    REQUIRE(hours.hours().size() == 1);
    CHECK(hours.hours()[0].weights[0] == 6);
    for (std::size_t hour = 1; hour < 24; ++hour) CHECK(hours.hours()[0].weights[hour] == 3);
}

TEST_CASE("a run of a week is told by the hours of the week from Monday, a shorter one than a day not at all",
          "[study]") {
    CHECK_FALSE(study::UsageHours(kMonday, base::hours(23)).next());
    study::UsageHours hours(kMonday + 2 * 86'400, base::hours(8 * 24));  // Wednesday
    std::size_t read = 0;
    for (auto next = hours.next(); next; next = hours.next()) hours.read(meters(++read < 169 ? 7 : 14));
    CHECK(read == 192);  // the eighth day is no whole week, but counts for bills
    REQUIRE(hours.hours().size() == 1);
    REQUIRE(hours.hours()[0].weights.size() == 192);
    CHECK(hours.hours()[0].weights[0] == 7);
    CHECK(hours.hours()[0].weights[168] == 7);
    const auto profiles = hours.profiles();
    REQUIRE(profiles.size() == 1);
    REQUIRE(profiles[0].billionths.size() == 168);
    CHECK(profiles[0].billionths[48] == 1'000'000'000);
}

TEST_CASE("a study of a day knows when use was, the same figures as without being looked at", "[study]") {
    const std::string load =
        R"("Arrivals": { "Steps": [ { "At": "0h", "Rate": "1/min" }, { "At": "12h", "Rate": "3/min" } ] })";
    const std::string text =
        oneFunction(R"({ "Duration": "1s" })", load, R"({ "Duration": "24h", "WarmUp": "1m", "Replications": 2 })");
    const study::DesignResult design = runText(text).designs.at(0);
    const auto profile = std::ranges::find(design.profiles, "Request", &study::UsageProfile::usageType);
    REQUIRE(profile != design.profiles.end());
    std::int64_t morning = 0;
    for (std::size_t hour = 0; hour < 12; ++hour) morning += profile->billionths[hour];
    CHECK(static_cast<double>(morning) / 1e9 == Approx(0.25).margin(0.02));
}

// A request takes 1.73 GB-s: 2 a minute on average are 207 GB-s an hour, for which the plan pays. By night half
// of that is used, by day one and a half: three quarters of all use are covered.
TEST_CASE("a run of a day has its commitments settled by the hours of its use", "[study]") {
    const std::string load =
        R"("Arrivals": { "Steps": [ { "At": "0h", "Rate": "1/min" }, { "At": "12h", "Rate": "3/min" } ] })";
    const auto covered = [](const char* duration, const std::string& arrivals) {
        std::string text =
            oneFunction(R"({ "Duration": "1s" })", arrivals,
                        R"({ "WarmUp": "1m", "Replications": 2, "Duration": ")" + std::string(duration) + R"(" })");
        text.pop_back();
        text += R"(, "Billing": { "SavingsPlans": [ { "Name": "Code", "Commitment": 0.00207,
            "Rates": { "Lambda-GB-Second": 0.00001 } } ] } })";
        return runText(text).designs.at(0).cost.bill.commitments.at(0);
    };
    const pricing::CommitmentUse day = covered("24h", load);
    CHECK(day.byHour);
    CHECK(day.coverage.value() == Approx(0.75).margin(0.03));
    const double used = pricing::toDouble(day.used) / pricing::toDouble(day.committed);
    CHECK(used == Approx(0.75).margin(0.03));
    // A day off does not lend its hours to a busy one: of a day at twice the plan's hours half is covered.
    const std::string two =
        R"("Arrivals": { "Steps": [ { "At": "0h", "Rate": "4/min" }, { "At": "24h", "Rate": "0/min" } ] })";
    CHECK(covered("48h", two).coverage.value() == Approx(0.5).margin(0.03));
    const pricing::CommitmentUse morning = covered("6h", load);  // all of it covered, for all it can know
    CHECK_FALSE(morning.byHour);
    CHECK(morning.coverage.value() == Approx(1.0));
}

// Student's t for 4 degrees is 2.776; the values' deviation is 2: 2.776 x 2 x sqrt(1/5 + 1/4) = 3.725.
TEST_CASE("the next month's bill lies in a wider interval than the mean; neither goes below 0", "[study]") {
    const std::vector<double> values{10.0, 8.0, 12.0, 8.0, 12.0};
    const auto mean = study::interval95(10.0, values);
    const auto month = study::predictionInterval95(10.0, values, 4.0);
    REQUIRE(mean);
    REQUIRE(month);
    CHECK(month->high - 10.0 == Approx(3.7250).epsilon(0.0005));
    CHECK(10.0 - month->low == Approx(3.7250).epsilon(0.0005));
    CHECK(month->high > mean->high);
    const std::vector<double> rare{0.0, 0.0, 0.0, 0.0, 10.0};  // a quota that runs out in one part of five
    CHECK(study::interval95(2.0, rare)->low == 0.0);
    CHECK(study::predictionInterval95(2.0, rare, 1.0)->low == 0.0);
    CHECK(study::differenceInterval95(2.0, rare)->low < 0.0);
    CHECK_FALSE(study::predictionInterval95(1.0, std::vector<double>{1.0, 1.0}, 1.0));
}
