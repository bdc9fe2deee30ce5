// SPDX-License-Identifier: GPL-3.0-or-later
// Auto scaling of a table against a plain re-statement of AWS's rules (scaling_oracle.hpp): billed capacity hour by
// hour, exactly.
#include "tests/theory/scaling_model.hpp"

using namespace headroom;
using namespace headroom::test;

TEST_CASE("billed capacity agrees with AWS's rules hour by hour, whatever the load", "[scaling]") {
    for (const Case& one : cases()) agree(one, {});
}

TEST_CASE("and whatever the target, the bounds, the delays and the billing of an hour", "[scaling]") {
    for (const Case& one : cases()) {
        agree(one, {.target = 50, .alarmSeconds = 0, .updateSeconds = 45});
        agree(one, {.target = 83, .least = 60, .most = 700, .alarmSeconds = 240, .updateSeconds = 410});
        agree(one, {.highestOfHour = true});
        agree(one, {.target = 57, .alarmSeconds = 60, .updateSeconds = 60});  // updates end as alarms are evaluated
    }
}

TEST_CASE("a table and its indexes are scaled apart, one update at a time", "[scaling]") {
    // Every load as the table's beside two others as its indexes', so that all meet each other in each part.
    const std::vector<Case> all = cases();
    for (const oracle::Rules& rules :
         {oracle::Rules{}, oracle::Rules{.target = 57, .alarmSeconds = 60, .updateSeconds = 60},
          oracle::Rules{.updateSeconds = 410, .highestOfHour = true}}) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::vector<oracle::Load> loads;
            for (const std::size_t nth : {i, (i + 3) % all.size(), (i + 7) % all.size()})
                loads.push_back({all[nth].capacity, all[nth].load});
            agreeInAll(all[i].name, rules, loads);
        }
    }
}

TEST_CASE("the oracle itself: a step by hand", "[scaling]") {
    // 100 units/s of 150 (66.7 %), from minute 10 on 1,000: above in the minutes 10 and 11, which end at 720 s; alarm
    // 150 s later at 870 s, ceil(1,000 / 0.7) = 1,429 at 990 s. From minute 60 on 100: below 50 % in the minutes 60 to
    // 74, so at 4,650 s ceil(100 / 0.7) = 143.
    Load load(10, 6'000);
    load.resize(60, 60'000);
    load.resize(100, 6'000);
    const auto changes = oracle::changesOf({}, 150, load);
    CHECK(changes == std::vector<oracle::Change>{{870, 990, 1'429}, {4'650, 4'770, 143}});
    const auto hours = oracle::billed({}, 150, changes, 2);
    CHECK(hours[0] == 150 * 990 + 1'429 * 2'610);
    CHECK(hours[1] == 1'429 * 1'170 + 143 * 2'430);
}
