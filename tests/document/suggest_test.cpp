// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/suggest.hpp"

#include <array>
#include <string>

#include "tests/support/catch.hpp"

namespace headroom::document {

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

TEST_CASE("The nearest name is offered, if it is near") {
    constexpr std::array<std::string_view, 6> kNames{"MemorySize", "Timeout", "Runtime",
                                                     "Role",       "Tags",    "Architectures"};
    CHECK(didYouMean("memorysize", kNames) == "; did you mean \"MemorySize\"?");
    CHECK(didYouMean("MemroySize", kNames) == "; did you mean \"MemorySize\"?");
    CHECK(didYouMean("Timout", kNames) == "; did you mean \"Timeout\"?");
    CHECK(didYouMean("Architecture", kNames) == "; did you mean \"Architectures\"?");
    CHECK(didYouMean("Tag", kNames) == "; did you mean \"Tags\"?");
    CHECK(didYouMean("Handler", kNames).empty());
    CHECK(didYouMean("X", kNames).empty());
    CHECK(didYouMean("", kNames).empty());
    CHECK(didYouMean("Timeout", {}).empty());
    CHECK(didYouMean(std::string(1 << 20, 'x'), kNames).empty());
}

TEST_CASE("A name that differs in case only comes first, then by distance") {
    constexpr std::array<std::string_view, 4> kNames{"rates", "rate", "RATE", "date"};
    CHECK(nearNames("Rate", kNames) == std::vector<std::string_view>{"rate", "RATE", "rates"});
    CHECK(nearNames("Rate", kNames, 1) == std::vector<std::string_view>{"rate"});
    CHECK(nearNames("Rate", kNames, 9).size() == 4);
}

}  // namespace headroom::document
