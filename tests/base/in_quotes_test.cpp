// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/in_quotes.hpp"

#include "tests/support/catch.hpp"

namespace headroom::base {

TEST_CASE("A long word is cut in a message, and never inside a character") {
    CHECK(inQuotes("nodejs22.x") == "\"nodejs22.x\"");
    CHECK(inQuotes("") == "\"\"");
    CHECK(inQuotes(std::string(60, 'x')) == '"' + std::string(60, 'x') + '"');
    CHECK(inQuotes(std::string(61, 'x')) == '"' + std::string(60, 'x') + "...\"");
    std::string umlauts;
    for (int i = 0; i < 61; ++i) umlauts += "ä";
    CHECK(inQuotes(umlauts) == '"' + umlauts.substr(0, 120) + "...\"");
}

}  // namespace headroom::base
