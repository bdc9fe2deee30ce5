// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table_columns.hpp"

#include <numeric>

#include "report/words.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("columns of numbers are found by what they hold", "[report]") {
    const report::Rows rows{{"of", "value", "when", "raisable", "share", "nothing"},
                            {"1st", "$12.30", "2026-01-05T00:00:00Z", "yes", "-", "-"},
                            {"2nd", "-5.0 ms ± 1 ms", "12:00", "no", "3 %", ""}};
    CHECK(report::numberColumns(rows) == std::vector<bool>{false, true, false, false, true, false});
    CHECK(report::numberColumns({{"head", "alone"}}) == std::vector<bool>{false, false});
    CHECK(report::numberColumns({}).empty());
}

TEST_CASE("a count below a million is written whole, above it three digits", "[report]") {
    const std::vector<std::pair<double, std::string>> counts{
        {1000.0, "1,000"},    {9999.4, "9,999"},      {10'000.0, "10,000"},   {12'345.0, "12,345"},
        {99'960.0, "99,960"}, {140'000.0, "140,000"}, {999'499.0, "999,499"}, {51.8e6, "51.8 M"}};
    for (const auto& [count, text] : counts) CHECK(report::shortCount(count) == text);
}

TEST_CASE("columns share the width by what they hold, and each gets some", "[report]") {
    const report::Rows rows{{"a", "b", "c"}, {"x", "a much longer text with many words in it", "33.9 ms ± 45.3 us"}};
    const std::vector<double> wide = report::columnShares(rows, 200.0);
    const std::vector<double> narrow = report::columnShares(rows, 40.0);
    const std::vector<double> tiny = report::columnShares(rows, 10.0);
    for (const auto& shares : {wide, narrow, tiny}) {
        REQUIRE(shares.size() == 3);
        CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1.0));
        for (const double share : shares) CHECK(share > 0.0);
    }
    CHECK(wide[1] > wide[2]);
    CHECK(narrow[2] * 40.0 >= 9.0);  // "33.9 ms ±" is not broken
}

TEST_CASE("lengths, levels and exact decimals as people read them", "[report]") {
    CHECK(report::lengthText(90) == "90 s");
    CHECK(report::lengthText(60) == "1 min");
    CHECK(report::lengthText(1200) == "20 min");
    CHECK(report::lengthText(3600) == "1 h");
    CHECK(report::lengthText(86400) == "24 h");
    CHECK(report::lengthText(7 * 86400) == "7 d");
    CHECK(report::lengthText(0.25) == "250 ms");
    CHECK(report::levelText(10000) == "10,000");
    CHECK(report::levelText(83.52) == "83.5");
    CHECK(report::levelText(12345.6) == "12,346");
    CHECK(report::groupedDecimal("3171343.818") == "3,171,343.818");
    CHECK(report::unitMoneyText(0.000184321) == "$0.000184");
    CHECK(report::unitMoneyText(0.05) == "$0.0500");
    CHECK(report::unitMoneyText(12.345) == "$12.35");
    CHECK(report::groupedDecimal("-1234") == "-1,234");
}
