// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/suggest.hpp"

#include <array>
#include <string>

#include "tests/support/catch.hpp"

namespace headroom::document {

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

}  // namespace headroom::document
