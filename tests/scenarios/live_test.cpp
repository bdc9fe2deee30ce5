// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/live.hpp"

#include <map>
#include <mutex>

#include "tests/scenarios/small_scenario.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

std::map<std::string, std::vector<double>> seriesOf(const std::vector<study::Series>& series) {
    std::map<std::string, std::vector<double>> all;
    for (const study::Series& one : series) all[one.name] = one.values;
    return all;
}

}  // namespace

TEST_CASE("who watches a run is told what its result will say, and changes nothing") {
    const format::Scenario scenario = scenarioOf(troubled());
    std::mutex mutex;
    std::map<std::string, study::LiveSeries> last;
    study::RunOptions options;
    options.jobs = 2;
    options.onLive = [&](study::LiveSeries live) {
        const std::lock_guard lock(mutex);
        CHECK(live.measured >= 0.0);
        CHECK(live.measured <= live.duration);
        last[live.design] = std::move(live);
    };
    const auto watched = study::run(scenario, options);
    REQUIRE(watched);
    const study::StudyResult alone = runScenario(scenario);
    REQUIRE(watched->designs.size() == alone.designs.size());
    for (std::size_t i = 0; i < alone.designs.size(); ++i) {
        const study::DesignResult& design = alone.designs[i];
        CHECK(seriesOf(watched->designs[i].series) == seriesOf(design.series));
        CHECK(watched->designs[i].cost.bill.total == design.cost.bill.total);
        CHECK(watched->designs[i].requests == design.requests);
        const auto live = last.find(design.name);
        REQUIRE(live != last.end());
        CHECK(live->second.duration == 240.0);
        CHECK(live->second.measured == 240.0);  // the end is told, however busy the processors are
        CHECK(live->second.period == design.seriesPeriod);
        const auto whole = seriesOf(design.series);
        CHECK(live->second.series.size() == whole.size());
        for (const study::Series& one : live->second.series) {
            const auto& values = whole.at(one.name);
            CHECK(one.values == values);
        }
    }
}
