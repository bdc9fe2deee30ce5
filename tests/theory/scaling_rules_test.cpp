// SPDX-License-Identifier: GPL-3.0-or-later
// The same against the same oracle where reads and writes meet, datapoints are missing, cooldowns last or bounds move.
#include "tests/theory/scaling_model.hpp"

using namespace headroom;
using namespace headroom::test;

TEST_CASE("reads are scaled beside writes, a call that lowers both costs one decrease", "[scaling]") {
    const std::vector<Case> all = cases();
    for (const oracle::Rules& rules :
         {oracle::Rules{}, oracle::Rules{.target = 57, .alarmSeconds = 60, .updateSeconds = 60}}) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Case& other = all[(i + 4) % all.size()];
            agreeInAll(all[i].name + " beside " + other.name, rules,
                       {{all[i].capacity, all[i].load}, {other.capacity, other.load, {}, true}});
            agreeInAll(all[i].name + ", reads alike", rules,
                       {{all[i].capacity, all[i].load}, {all[i].capacity, all[i].load, {}, true}});
        }
    }
    // Alike, they are lowered as often as writes alone.
    const Case& rough = all.back();
    const auto alone = oracle::changesOf({}, {{rough.capacity, rough.load}});
    const auto both = oracle::changesOf({}, {{rough.capacity, rough.load}, {rough.capacity, rough.load, {}, true}});
    CHECK(both[0] == alone[0]);
    CHECK(both[1] == alone[0]);
}

TEST_CASE("minutes without a datapoint are ignored, and alarms stay as they are where too few are left", "[scaling]") {
    std::uint32_t noise = 7;
    const auto oneIn = [&noise](std::uint32_t many) {
        noise = noise * 1'664'525U + 1'013'904'223U;
        return (noise >> 16U) % many == 0;
    };
    std::size_t differ = 0;
    for (Case one : cases()) {
        const auto whole = oracle::changesOf({}, one.capacity, one.load);
        for (std::size_t minute = 0; minute < one.load.size(); ++minute) {
            const bool longGap = minute % 1'440 >= 600 && minute % 1'440 < 640;  // some longer than any alarm
            if (longGap || oneIn(5)) one.load[minute] = oracle::kMissing;
        }
        differ += oracle::changesOf({}, one.capacity, one.load) == whole ? 0U : 1U;
        one.atLeast = 0;
        agree(one, {});
        agree(one, {.target = 50, .alarmSeconds = 0, .updateSeconds = 45});
    }
    CHECK(differ >= 6);
}

TEST_CASE("a scale in waits for the cooldown of the one before it", "[scaling]") {
    std::size_t differ = 0;
    for (const Case& one : cases()) {
        const oracle::Rules hour{.scaleInCooldown = 3'600};
        agree(one, hour);
        agree(one, {.alarmSeconds = 60, .updateSeconds = 300, .scaleInCooldown = 1'500});
        differ +=
            oracle::changesOf(hour, one.capacity, one.load) == oracle::changesOf({}, one.capacity, one.load) ? 0U : 1U;
    }
    CHECK(differ >= 3);
}

TEST_CASE("scheduled actions move the bounds, and a capacity outside of them follows", "[scaling]") {
    // Each day at six 300 to 900, at eight in the evening 1 to 120; one of them while an update may be under way.
    std::vector<oracle::Action> actions;
    for (std::int64_t day = 0; day < kDays; ++day) {
        actions.push_back({day * 86'400 + 21'600, 300, 900});
        actions.push_back({day * 86'400 + 72'000, 1, 120});
    }
    for (const Case& one : cases()) {
        for (const oracle::Rules& rules : {oracle::Rules{}, oracle::Rules{.alarmSeconds = 90, .updateSeconds = 1'000}})
            agreeInAll(one.name, rules, {{one.capacity, one.load, actions}});
        const auto changes = oracle::changesOf({}, {{one.capacity, one.load, actions}}).front();
        CHECK(changes.size() >= 2);
    }
    // By hand: 65 units/s need no more than 100; at six there are 300, at eight in the evening 120 again.
    const auto flat = oracle::changesOf({}, {{100, Load(1'440, 65 * 60), actions}}).front();
    CHECK(flat == std::vector<oracle::Change>{{21'600, 21'720, 300}, {72'000, 72'120, 120}});
}
