// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/near_names.hpp"

#include <array>

#include "tests/support/catch.hpp"

namespace headroom::base {

// By hand; "ca" to "abc" is 3 in the restricted distance (2 in the unrestricted one).
TEST_CASE("Edit distance counts inserts, deletes, replacements and swaps") {
    CHECK(editDistance("", "") == 0);
    CHECK(editDistance("", "abc") == 3);
    CHECK(editDistance("abc", "") == 3);
    CHECK(editDistance("kitten", "sitting") == 3);
    CHECK(editDistance("Memory", "Memroy") == 1);
    CHECK(editDistance("ab", "ba") == 1);
    CHECK(editDistance("ca", "abc") == 3);
    CHECK(editDistance("Timeout", "TimeOut") == 1);
    CHECK(editDistance("Timeout", "Timeouts") == 1);
}

TEST_CASE("A name that differs in case only comes first, then by distance") {
    constexpr std::array<std::string_view, 4> kNames{"rates", "rate", "RATE", "date"};
    CHECK(nearNames("Rate", kNames) == std::vector<std::string_view>{"rate", "RATE", "rates"});
    CHECK(nearNames("Rate", kNames, 1) == std::vector<std::string_view>{"rate"});
    CHECK(nearNames("Rate", kNames, 9).size() == 4);
}

TEST_CASE("Of names equally far one that only lacks its end comes first") {
    constexpr std::array<std::string_view, 2> kNames{"Bake", "Cakes"};
    CHECK(nearNames("Cake", kNames, 1) == std::vector<std::string_view>{"Cakes"});
}

TEST_CASE("A part of a name finds it where that is wanted") {
    constexpr std::array<std::string_view, 2> kNames{"Lambda-GB-Second", "Request"};
    CHECK(nearNames("GB-Second", kNames).empty());
    CHECK(nearNames("GB-Second", kNames, 3, NearBy::EditsOrParts) == std::vector<std::string_view>{"Lambda-GB-Second"});
    CHECK(nearNames("GB", kNames, 3, NearBy::EditsOrParts).empty());
}

}  // namespace headroom::base
