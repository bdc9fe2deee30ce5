// SPDX-License-Identifier: GPL-3.0-or-later
// Oracle: std::set.
#include "model/services/dynamodb/item_locks.hpp"

#include <set>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;

TEST_CASE("items are locked from lock to unlock, and no others", "[locks]") {
    ItemLocks locks;
    std::set<std::uint64_t> expected;
    headroom::base::Stream stream(4);
    CHECK(locks.empty());
    for (int i = 0; i < 50'000; ++i) {
        const std::uint64_t item = stream.below(400);
        if (expected.erase(item) == 1) {
            locks.unlock(item);
        } else {
            expected.insert(item);
            locks.lock(item);
        }
        const std::uint64_t asked = stream.below(400);
        REQUIRE(locks.holds(asked) == expected.contains(asked));
        REQUIRE(locks.empty() == expected.empty());
    }
    for (const std::uint64_t item : expected) locks.unlock(item);
    CHECK(locks.empty());
}
