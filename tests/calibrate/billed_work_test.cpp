// SPDX-License-Identifier: GPL-3.0-or-later
// Whose use a bill is: versions of a function, accounts. Oracle: 720,000 requests of 80 ms at 512 MB are 28,800
// GB-seconds.
#include "scenarios/calibrate/billed_work.hpp"

#include "scenarios/calibrate/calibration.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using calibrate::BilledUse;

namespace {

constexpr const char* kOne = "111111111111";
constexpr const char* kOther = "222222222222";

/// 720,000 requests of a function of that name, `seconds` GB-seconds in all.
std::vector<BilledUse> useOf(const std::string& name, double seconds, const std::string& account = kOne) {
    const std::string arn = account.empty() ? name : "arn:aws:lambda:us-east-1:" + account + ":function:" + name;
    return {{"AWSLambda", "Request", arn, 720'000.0}, {"AWSLambda", "Lambda-GB-Second", arn, seconds}};
}

std::vector<BilledUse> both(std::vector<BilledUse> bill, const std::vector<BilledUse>& more) {
    bill.insert(bill.end(), more.begin(), more.end());
    return bill;
}

/// What is said of the bill, refused or not.
std::string said(const std::vector<BilledUse>& bill, const calibrate::BilledScope& scope, bool& done) {
    document::Node scenario = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateBilled(scenario, bill, {}, scope, 100.0, {}, "bill.csv");
    done = static_cast<bool>(findings);
    if (!done) return findings.error().what;
    std::string all;
    for (const std::string& one : *findings) all += one + "\n";
    return all;
}

std::string done(const std::vector<BilledUse>& bill, const calibrate::BilledScope& scope) {
    bool well = false;
    std::string text = said(bill, scope, well);
    CHECK(well);
    return text;
}

std::string refused(const std::vector<BilledUse>& bill, const calibrate::BilledScope& scope) {
    bool well = true;
    std::string text = said(bill, scope, well);
    CHECK_FALSE(well);
    return text;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a bill's only function is whose --of says, by whatever version it was called", "[calibrate]") {
    const calibrate::BilledScope ofF{.function = "F"};
    CHECK(holds(done(useOf("zap:1", 28'800), ofF), "F duration: mean 80ms billed, of 720000 requests"));
    const auto versions = both(useOf("zap", 28'800), useOf("zap:prod", 86'400));
    CHECK(holds(done(versions, ofF), "F duration: mean 160ms billed, of 1440000 requests"));
    CHECK(holds(done(both(useOf("zap", 28'800, ""), useOf("zap:2", 28'800, "")), ofF), "mean 80ms billed"));
    // Two functions are still two, and are named without their versions.
    const std::string two = refused(both(useOf("zap:1", 28'800), useOf("zip:prod", 28'800)), ofF);
    CHECK(holds(two, R"("zap", "zip")"));
    CHECK_FALSE(holds(two, "prod"));
}

TEST_CASE("an account that the bill does not have is told, with those that it has", "[calibrate]") {
    const auto bill = both(useOf("F", 28'800), useOf("F", 57'600, kOther));
    CHECK(holds(done(bill, {.account = kOther}), "F duration: mean 160ms billed"));
    CHECK(holds(refused(bill, {.account = "333333333333"}),
                "has no function of the account 333333333333: it is of 111111111111, 222222222222"));
    CHECK(holds(refused(bill, {.account = "333333333333", .others = {"eu-west-1"}}),
                "of the account 333333333333 in the scenario's region: it is of 111111111111"));
    const std::string nameless = done(useOf("F", 28'800, ""), {.account = kOne});
    CHECK(holds(nameless, "--account says nothing here: the bill names functions without their accounts"));
    CHECK(holds(nameless, "F duration: mean 80ms billed"));
    CHECK_FALSE(holds(done(useOf("F", 28'800), {.account = kOne}), "says nothing"));
}

TEST_CASE("an account beside a log, which has none, is told to say nothing", "[calibrate]") {
    const Recording log("account.log");
    log.open()
        << "REPORT RequestId: 1-a\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 512 MB\tMax Memory "
           "Used: 50 MB\n";
    const auto told = [&](const std::string& account) {
        document::Node scenario = smallScenario(kOnlyCode);
        calibrate::Calibration calibration(scenario, "F", "", ".", "s", account);
        const auto findings = calibration.apply(log.path());
        REQUIRE(findings);
        return !findings->empty() && holds(findings->back(), "--account says nothing here");
    };
    CHECK(told(kOne));
    CHECK_FALSE(told(""));
}
