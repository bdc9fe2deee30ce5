// SPDX-License-Identifier: GPL-3.0-or-later
// When the alarms of auto scaling were in ALARM, as the result tells it.
#include <algorithm>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/scaled_table_file.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

const study::Series* seriesOf(const study::DesignResult& design, const std::string& name) {
    const auto found = std::ranges::find(design.series, name, &study::Series::name);
    return found == design.series.end() ? nullptr : &*found;
}

std::ptrdiff_t firstAbove(const std::vector<double>& values) {
    return std::ranges::find_if(values, [](double value) { return value > 0.0; }) - values.begin();
}

}  // namespace

// By hand (table_scaling_test): the minutes 10 and 11 are above the target, the second is evaluated at 14:30. What is
// asked for then serves from 16:30 on, and the alarm is put anew: the 200 units a second of the minutes before are
// below.
TEST_CASE("scaling alarms: the minutes of the alarm that a step sets off are in the result") {
    test::ScaledTableFile file;
    file.table = R"(, "Partitions": 8)";
    const auto loaded = file.load();
    REQUIRE(loaded.scenario);
    const study::StudyResult study = test::runScenario(*loaded.scenario);
    const study::Series* high = seriesOf(study.designs[0], "Views/WriteCapacityAlarmHigh/Maximum");
    REQUIRE(high != nullptr);
    REQUIRE(high->values.size() == 30);
    CHECK(firstAbove(high->values) == 14);
    CHECK(high->values[15] == 1.0);
    CHECK(high->values[19] == 0.0);
    const study::Series* low = seriesOf(study.designs[0], "Views/WriteCapacityAlarmLow/Maximum");
    REQUIRE(low != nullptr);
    CHECK(firstAbove(low->values) == 30);  // 100 of 200 units a second are no less than half
    CHECK(seriesOf(study.designs[0], "Views/ReadCapacityAlarmHigh/Maximum") == nullptr);
}

// At most 1,000 of 3,000 units a second are used: below 50 %, so after 15 minutes, the last of them evaluated at 17:30,
// the low alarm.
TEST_CASE("scaling alarms: so are those of a capacity that is not needed") {
    test::ScaledTableFile file;
    file.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 3000 })";
    file.table = R"(, "Partitions": 8)";
    file.duration = "20m";
    const auto loaded = file.load();
    REQUIRE(loaded.scenario);
    const study::StudyResult study = test::runScenario(*loaded.scenario);
    CHECK(firstAbove(seriesOf(study.designs[0], "Views/WriteCapacityAlarmLow/Maximum")->values) == 17);
    CHECK(firstAbove(seriesOf(study.designs[0], "Views/WriteCapacityAlarmHigh/Maximum")->values) == 20);
}

TEST_CASE("scaling alarms: what is not scaled, or by the clock alone, has none") {
    test::ScaledTableFile file;
    const auto loaded = file.load();
    REQUIRE(loaded.scenario);
    format::Scenario scenario = *loaded.scenario;
    scenario.designs[0].scalings[0].policies.clear();
    const study::StudyResult study = test::runScenario(scenario);
    for (const study::Series& series : study.designs[0].series) CHECK(series.name.find("Alarm") == std::string::npos);
}
