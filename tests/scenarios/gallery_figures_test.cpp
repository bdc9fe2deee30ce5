// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's scenarios of functions and APIs, shortened where a comment says so. "By hand" and "closed form" have an
// oracle, given with its arithmetic; "guarded" figures are the program's own: such a check only says that something
// changed.
#include <cmath>
#include <fstream>
#include <sstream>

#include "tests/scenarios/api_file.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

using Replacements = std::vector<std::pair<std::string, std::string>>;

format::LoadedScenario gallery(const std::string& name, const Replacements& shortened = {}) {
    std::ifstream in(sourceFolder() / "scenarios/gallery" / (name + ".json"));
    std::stringstream read;
    read << in.rdbuf();
    std::string text = read.str();
    for (const auto& [from, to] : shortened) {
        INFO(from);
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    auto loaded = format::loadScenarioText(text, name + ".json");
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    return loaded;
}

struct Ran {
    std::map<std::string, std::map<std::string, double>> figures;  ///< by resource
    std::map<std::string, double> units;                           ///< metered, by usage type
    std::map<std::string, double> p999;                            ///< of APIs, seconds

    double operator()(const std::string& resource, const std::string& figure) const {
        INFO(resource << " " << figure);
        REQUIRE(figures.at(resource).contains(figure));
        return figures.at(resource).at(figure);
    }
};

Ran ran(const format::LoadedScenario& loaded, std::size_t design = 0) {
    const format::Scenario& scenario = *loaded.scenario;
    const build::Timing timing{*scenario.simulation.warmUp, scenario.simulation.duration, base::minutes(1),
                               build::replicationKey(scenario.simulation.seed, 1)};
    build::DesignWorld world(scenario, scenario.designs.at(design), timing);
    world.run({}, [](base::Instant) {});
    Ran found;
    for (const engine::ResourceReport& report : world.reports(timing.duration)) {
        for (const engine::Figure& figure : report.figures) found.figures[report.resource][figure.name] = figure.value;
        for (const base::MeterReading& reading : report.readings) {
            found.units[reading.usageType] +=
                static_cast<double>(reading.granules) / static_cast<double>(reading.granulesPerUnit);
        }
    }
    for (const apigateway::Api& api : world.apis())
        found.p999[api.name()] = base::toSeconds(api.latency().percentile(0.999));
    return found;
}

}  // namespace

// Shortened: 10 minutes, and a quota of 2,000 instead of 200,000. By hand: of 15 a second 10 pass the plan, so the
// quota lasts 200 s, in which 5 x 200 are refused by the plan; of the 15 x 400 after it all by the quota. Of 80
// searches a second the method refuses 30. The bucket's 20 and the method's 50 tokens are what the tolerances are for.
TEST_CASE("gallery: usage plans refuse what arithmetic says, each where it happens", "[gallery]") {
    const Ran api = ran(
        gallery("usage_plans", {{"\"Limit\": 200000", "\"Limit\": 2000"},
                                {R"("WarmUp": "10m", "Duration": "24h")", R"("WarmUp": "1m", "Duration": "10m")"}}));
    CHECK(std::abs(api("Public", "ThrottlesUsagePlan") - 1'000.0) <= 20.0);
    CHECK(std::abs(api("Public", "ThrottlesUsagePlanQuota") - 6'000.0) <= 30.0);
    CHECK(std::abs(api("Public", "ThrottlesMethod") - 18'000.0) <= 50.0);
    CHECK(std::abs(api("Public", "Throttles") - 25'000.0) <= 100.0);
}

// Shortened: 5 minutes after 6 of warm-up (the time to live is 5). Closed form: the share of hits is the sum over keys
// of p (p r T) / (1 + p r (D + T)), r = 120/s, T = 300 s, D some 25 ms to fill (left out: it moves the third digit).
// Within 0.015: four standard errors of 36,000 requests whose hits come in runs of a key. By hand: 5 minutes of a
// cache.
TEST_CASE("gallery: the cached REST API hits as the closed form says", "[gallery]") {
    constexpr int kKeys = 100'000;
    std::vector<double> share(kKeys);
    double sum = 0.0;
    for (int k = 0; k < kKeys; ++k) sum += share[static_cast<std::size_t>(k)] = std::pow(k + 1, -0.99);
    double expected = 0.0;
    for (const double weight : share) {
        const double fills = weight / sum * 120.0 * 300.0;
        expected += weight / sum * fills / (1.0 + fills);
    }
    const auto loaded =
        gallery("cached_rest_api", {{R"("WarmUp": "30m", "Duration": "2h")", R"("WarmUp": "6m", "Duration": "5m")"}});
    const Ran plain = ran(loaded, 0);
    const Ran cached = ran(loaded, 1);
    INFO("expected " << expected);
    CHECK(std::abs(cached("Catalogue", "CacheHitRatio") - expected) < 0.015);
    CHECK(cached.units.at("ApiGatewayCacheUsage:1.6GB") == Approx(5.0 / 60.0));
    CHECK_FALSE(plain.units.contains("ApiGatewayCacheUsage:1.6GB"));
    // Both designs meet the same requests, and a hit is billed like any other.
    CHECK(cached("Catalogue", "Count") == Approx(plain("Catalogue", "Count")).margin(5.0));
    CHECK(cached.units.at("ApiGatewayRequest") == Approx(plain.units.at("ApiGatewayRequest")).margin(5.0));
    CHECK(cached("ReadProduct", "Invocations") == Approx(cached("Catalogue", "CacheMissCount")).margin(3.0));
}

// Shortened: stays of 1 minute instead of 20, 10 minutes after 10. By hand (Little): 5/s x 60 s are 300 connections,
// 3,000 connection minutes; 12.5 messages a minute of each. Tolerances of four standard deviations: of the minutes,
// with connections that live 60 s, 4 x sqrt(300 x 2 x 60 / 600) x 10 = 310.
TEST_CASE("gallery: the chat holds as many connections as Little says", "[gallery]") {
    const Ran chat =
        ran(gallery("chat", {{"\"Mean\": \"20m\"", "\"Mean\": \"1m\""},
                             {R"("WarmUp": "2h", "Duration": "2h")", R"("WarmUp": "10m", "Duration": "10m")"}}));
    const double minutes = chat.units.at("ApiGatewayMinute");
    CHECK(std::abs(minutes - 3'000.0) < 310.0);
    CHECK(std::abs(chat("Chat", "ConnectCount") - 3'000.0) < 4.0 * std::sqrt(3'000.0));
    const double messages = chat.units.at("ApiGatewayMessage");
    CHECK(std::abs(messages - 12.5 * minutes) < 4.0 * std::sqrt(12.5 * minutes) + 100.0);
    CHECK(chat("Chat", "MessageCount") == messages);      // none is above 32 KB
    CHECK(chat("Say", "Invocations") < 0.06 * messages);  // one of 25 is a client's
}

// Shortened: 400 a second for 2 minutes, new code after one. By hand (Little): a request takes 34 ms of the function at
// least, so 400/s x 0.034 s = 14 environments at the least are made again; guarded: how many more, and that the storm
// is seen in the p99.9 of the two minutes at peak (an INIT takes 900 ms), and not with provisioned concurrency.
TEST_CASE("gallery: a deployment makes environments again, unless they are provisioned", "[gallery]") {
    const auto loaded = gallery("deployment_at_peak",
                                {{R"({ "Diurnal": { "Mean": "150/s", "PeakToMean": 2.7, "PeakAt": "20:00" } })",
                                  R"({ "Poisson": { "Rate": "400/s" } })"},
                                 {R"("At": "20:00")", R"("At": "1m")"},
                                 {R"("At": "08:00")", R"("At": "1m")"},
                                 {R"("WarmUp": "2h", "Duration": "24h")", R"("WarmUp": "2m", "Duration": "2m")"}});
    const Ran peak = ran(loaded, 0);
    CHECK(peak("Feed", "ColdStarts") >= 14.0);
    CHECK(peak("Feed", "ColdStarts") < 1'000.0);
    CHECK(peak.p999.at("Api") > 0.9);
    const Ran kept = ran(loaded, 1);
    CHECK(kept("Feed", "ColdStarts") == 0.0);
    CHECK(kept.p999.at("Api") < 0.3);
}

// At full length. By hand: 20 provisioned environments of 1 GB for 12 h are 20 x 43,200 = 864,000 GB-s, so a month of
// 730 h 52,560,000. Guarded: the shares of cold starts; SnapStart and Node.js shorten what a cold start takes, memory
// does not.
TEST_CASE("gallery: what helps a Java service's cold starts", "[gallery]") {
    const auto loaded = gallery("cold_starts");
    const Ran java = ran(loaded, 0);
    const Ran snapped = ran(loaded, 2);
    const Ran provisioned = ran(loaded, 3);
    const Ran node = ran(loaded, 4);
    CHECK(provisioned.units.at("Lambda-Provisioned-Concurrency") == Approx(864'000.0));
    CHECK(provisioned("Quote", "ColdStarts") < 0.25 * java("Quote", "ColdStarts"));
    CHECK(java("Quote", "ColdStarts") > 20.0);  // guarded: 49 of 16,689
    CHECK(java("Quote", "ColdStarts") < 100.0);
    CHECK(java.p999.at("Api") > 2.5);
    CHECK(snapped.p999.at("Api") < 0.6 * java.p999.at("Api"));
    CHECK(node.p999.at("Api") < 0.4 * java.p999.at("Api"));
}
