// SPDX-License-Identifier: GPL-3.0-or-later
// What a file says and nothing would follow: refused, or followed.
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/study_steps.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

namespace {

/// A word for a test's condition: what its table has, and which keys are asked for.
format::LoadedScenario keyed(const std::string& key, const std::string& table = R"("ItemCount": 500)") {
    OneOfEach scenario;
    scenario.table = table;
    scenario.users = R"("Target": "Items", "Operation": "GetItem", "Key": )" + key;
    return scenario.load();
}

base::KeyPopularity keyOf(const format::LoadedScenario& loaded) {
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return loaded.scenario->designs[0].workloads[0].mix[0].key.value();
}

}  // namespace

TEST_CASE("a Cost objective is about the whole bill: Of is refused, and so is Share without Window") {
    OneOfEach scenario;
    const auto with = [&](const std::string& objective) {
        scenario.more = "\"Objectives\": [ { " + objective + " } ],";
        return scenario.load();
    };
    CHECK(test::refuses(with(R"("Metric": "Cost", "AtMost": "20 USD", "Of": "Work")"), "/Objectives/0/Of",
                        "does not belong to a Cost objective"));
    CHECK(test::refuses(with(R"("Metric": "Latency", "Of": "Api", "AtMost": "1s", "Share": 0.9)"),
                        "/Objectives/0/Share", "give Window too"));
    CHECK(with(R"("Metric": "Latency", "Of": "Api", "AtMost": "1s", "Share": 0.9, "Window": "1m")").scenario);
}

TEST_CASE("a run before the known laws of time zones is warned of") {
    const auto from = [](const std::string& start, const std::string& zone, const std::string& arrivals) {
        OneOfEach scenario;
        scenario.users = R"("Target": "Api", "TimeZone": ")" + zone + "\"";
        scenario.arrivals = arrivals;
        std::string text = scenario.text();
        const std::string simulation = R"("Simulation": { )";
        text.insert(text.find(simulation) + simulation.size(), R"("Start": ")" + start + R"(", )");
        return format::loadScenarioText(text, "s.json");
    };
    const std::string day = R"({ "Diurnal": { "Mean": "5/s" } })";
    const char* const kZone = "/Workloads/Users/TimeZone";
    const char* const kLaw = "is known from 1998-01-01T00:00:00Z on";
    CHECK(test::warns(from("1997-12-31T23:59:59Z", "Europe/Moscow", day), kZone, kLaw));
    CHECK_FALSE(test::warns(from("1998-01-01T00:00:00Z", "Europe/Moscow", day), kZone, kLaw));
    CHECK_FALSE(test::warns(from("1990-01-01T00:00:00Z", "UTC+03:00", day), kZone, kLaw));
    CHECK_FALSE(test::warns(from("1990-01-01T00:00:00Z", "Etc/GMT-3", day), kZone, kLaw));
    CHECK_FALSE(
        test::warns(from("1990-01-01T00:00:00Z", "Europe/Moscow", R"({ "Poisson": { "Rate": "5/s" } })"), kZone, kLaw));
}

TEST_CASE("results tell workloads, APIs and routes apart by name") {
    const auto named = [](const std::string& name) {
        std::string text = OneOfEach().text();
        text.replace(text.find("\"Users\""), 7, "\"" + name + "\"");
        return format::loadScenarioText(text, "s.json");
    };
    CHECK(test::refuses(named("Api"), "/Workloads/Api", "is called as an API, a route or a state machine is"));
    CHECK(test::refuses(named("Api/GET /"), "/Workloads/Api~1GET ~1", "is called as an API"));
    CHECK(test::refuses(named(""), "/Workloads/", "needs a name"));
    CHECK(named("Items").scenario);
}

TEST_CASE("a design's problem is told at its key") {
    OneOfEach scenario;
    const auto with = [&](const std::string& design) {
        scenario.more = "\"Designs\": [ { \"Name\": \"base\" }, " + design + " ],";
        return scenario.load();
    };
    CHECK(test::refuses(with(R"({ "Name": "a", "Pach": {} })"), "/Designs/1/Pach", "did you mean \"Patch\"?"));
    CHECK(test::refuses(with(R"({ "Name": 5 })"), "/Designs/1/Name", "must be text"));
    CHECK(test::refuses(with(R"({ "Name": "" })"), "/Designs/1/Name", "must be text"));
    CHECK(test::refuses(with(R"({ "Patch": {} })"), "/Designs/1", "lacks \"Name\""));
}

TEST_CASE("hot keys are some of their table's items") {
    CHECK(keyOf(keyed(R"({ "Hot": { "Keys": 10, "Share": 0.5 } })")) ==
          base::KeyPopularity(base::HotKeys{10, 0.5, 500}));
    CHECK(keyOf(keyed(R"({ "Hot": { "Keys": 10, "Share": 0.5, "Of": 90 } })")) ==
          base::KeyPopularity(base::HotKeys{10, 0.5, 90}));
    const std::string hot = "/Workloads/Users/Key/Hot";
    CHECK(test::refuses(keyed(R"({ "Hot": { "Keys": 10, "Share": 0.5 } })", ""), hot, "lacks \"Of\""));
    CHECK(test::refuses(keyed(R"({ "Hot": { "Keys": 501, "Share": 0.5 } })"), hot, "more hot Keys than its table"));
}

// Ten users who think a second and wait for answers of some 20 ms: at most ten a second.
TEST_CASE("closed users report what they would send against what they achieve") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "GetItem")";
    scenario.table = R"("ItemCount": 5, "Latency": { "GetItem": "250ms" })";
    scenario.arrivals = R"({ "Closed": { "Users": 10, "Think": "1s" } })";
    const study::StudyResult result = test::runText(scenario.text());
    const auto& closed = result.designs.front().closed;
    REQUIRE(closed.size() == 1);
    CHECK(closed[0].workload == "Users");
    REQUIRE(closed[0].offered);
    CHECK(*closed[0].offered == Approx(10.0));
    CHECK(closed[0].achieved == Approx(8.0).epsilon(0.02));  // a cycle is 1.25 s
    scenario.arrivals = R"({ "Poisson": { "Rate": "1/s" } })";
    CHECK(test::runText(scenario.text()).designs.front().closed.empty());
}

TEST_CASE("a workload that asks nothing is a warning") {
    OneOfEach scenario;
    for (const char* silent : {R"({ "Poisson": { "Rate": "0/s" } })", R"({ "Poisson": { "Rate": "5/s" }, "Scale": 0 })",
                               R"({ "Steps": [ { "At": "0s", "Rate": "0/s" }, { "At": "5m", "Rate": "0/s" } ] })",
                               R"({ "Spike": { "Base": "0/s", "Peak": "9/s", "At": "20m", "For": "1m" } })",
                               R"({ "Ramp": { "From": "0/s", "To": "9/s", "At": "20m", "Over": "1m" } })"}) {
        scenario.arrivals = silent;
        INFO(silent);
        CHECK(test::warns(scenario.load(), "/Workloads/Users/Arrivals", "asks nothing in the whole run"));
    }
    scenario.arrivals = R"({ "Poisson": { "Rate": "1/s" } })";
    CHECK_FALSE(test::warns(scenario.load(), "/Workloads/Users/Arrivals", "asks nothing"));
}

TEST_CASE("a schedule that does not come within the run is a warning") {
    OneOfEach scenario;
    const auto says = [&](const char* schedule, const char* words) {
        scenario.arrivals = std::string(R"({ "Schedule": ")") + schedule + "\" }";
        return test::warns(scenario.load(), "/Workloads/Users/Arrivals", words);
    };
    CHECK(says("cron(0 12 30 2 ? *)", "its Schedule never comes"));
    CHECK(says("cron(0 12 * * ? *)", "its Schedule first comes after 12h"));  // the run is the first 10 min of a day
    CHECK_FALSE(says("cron(5 0 * * ? *)", "asks nothing"));
    CHECK_FALSE(says("rate(5 minutes)", "asks nothing"));
}

TEST_CASE("what has no effect beside what else is said is refused, or a warning") {
    OneOfEach scenario;
    const std::string week = [] {
        std::string all = "1";
        for (int i = 1; i < 168; ++i) all += ", 1";
        return R"({ "Weekly": { "Mean": "1/s", "Hours": [ )" + all + " ]";
    }();
    const std::string at = "/Workloads/Users/Arrivals/Weekly/";
    scenario.arrivals = week + R"(, "Days": [ 1, 1, 1, 1, 1, 0, 0 ] } })";
    CHECK(test::refuses(scenario.load(), at + "Days", "does not go with Hours"));
    scenario.arrivals = week + R"(, "PeakToMean": 3 } })";
    CHECK(test::refuses(scenario.load(), at + "PeakToMean", "does not go with Hours"));
    scenario.arrivals = R"({ "Poisson": { "Rate": "1/s" } })";
    scenario.users = R"("Target": "Api", "TimeZone": "Europe/Berlin")";
    CHECK(test::warns(scenario.load(), "/Workloads/Users/TimeZone", "does nothing"));
    scenario.arrivals = R"({ "Diurnal": { "Mean": "1/s" } })";
    CHECK_FALSE(test::warns(scenario.load(), "/Workloads/Users/TimeZone", "does nothing"));
    scenario.users = R"("Target": "Api")";
    scenario.more = R"("Events": [ { "At": "1m", "For": "5m", "Target": "Work", "Kind": "Deploy" } ],)";
    CHECK(test::refuses(scenario.load(), "/Events/0/For", "does not belong to Deploy, which happens at an instant"));
    scenario.more = "";
    scenario.table = R"("ItemCount": 5, "InitialBurst": 0.5)";
    CHECK(test::warns(scenario.load(), "/Resources/Items/Behavior/InitialBurst", "does nothing while"));
    scenario.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 })";
    CHECK_FALSE(test::warns(scenario.load(), "/Resources/Items/Behavior/InitialBurst", "does nothing while"));
}
