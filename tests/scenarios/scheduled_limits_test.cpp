// SPDX-License-Identifier: GPL-3.0-or-later
// Bounds that scheduled actions may set: what a table can hold, whoever asks for it.
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/scaled_table_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

const std::string kActions = "/Resources/Range/Properties/ScheduledActions";

/// The table is scaled between 50 and 4,000.
format::LoadedScenario with(const std::string& bounds, const std::string& further = "") {
    test::ScaledTableFile file;
    const auto action = [](const std::string& of) {
        return R"js({ "ScheduledActionName": "a", "Schedule": "at(2026-01-05T00:05:00)", "ScalableTargetAction": { )js" +
               of + " } }";
    };
    file.actions =
        ", \"ScheduledActions\": [ " + action(bounds) + (further.empty() ? "" : ", " + action(further)) + " ]";
    return file.load();
}

}  // namespace

TEST_CASE("a scheduled action keeps to what a table may hold") {
    const std::string bounds = kActions + "/0/ScalableTargetAction/";
    CHECK(test::refuses(with(R"("MinCapacity": 0)"), bounds + "MinCapacity", "must be at least 1"));
    CHECK(test::refuses(with(R"("MinCapacity": 1, "MaxCapacity": 0)"), bounds + "MaxCapacity", "must be at least 1"));
    CHECK(test::refuses(with(R"("MinCapacity": 45000, "MaxCapacity": 50000)"), bounds + "MinCapacity",
                        "quota of 40,000 units a table"));
    CHECK(test::refuses(with(R"("MaxCapacity": 50000)"), bounds + "MaxCapacity", "quota of 40,000 units a table"));
    CHECK(with(R"("MinCapacity": 1, "MaxCapacity": 40000)").scenario);
}

TEST_CASE("a scheduled bound that crosses the other one at any time is a warning") {
    CHECK(test::warns(with(R"("MinCapacity": 5000)"), kActions,
                      "a MinCapacity of 5000 is above every MaxCapacity of this target"));
    CHECK(test::warns(with(R"("MaxCapacity": 40)"), kActions,
                      "a MaxCapacity of 40 is below every MinCapacity of this target"));
    const auto later = with(R"("MinCapacity": 5000)", R"("MaxCapacity": 6000)");
    CHECK_FALSE(test::warns(later, kActions, "MinCapacity"));
    CHECK(later.scenario);
}
