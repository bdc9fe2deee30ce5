// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_units.hpp"

#include "scenarios/recorded/decimal_sum.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using pricing::Decimal;

namespace {

/// "24", "24 by the month's hours", or why not.
std::string inUnits(const std::string& quantity, const std::string& unit, const std::string& priced) {
    const auto number = pricing::parseDecimal(quantity);
    REQUIRE(number);
    const auto result = recorded::inPricedUnits(*number, unit, priced);
    if (!result) return result.error().what;
    return pricing::toText(result->quantity) + (result->monthHours ? " by the month's hours" : "");
}

}  // namespace

TEST_CASE("a unit of an export is the price's, a multiple of it, or refused") {
    // As AWS and FOCUS write the price's own.
    for (const auto& [unit, priced] : {std::pair("", "GB-Mo"),
                                       {"GB-Mo", "GB-Mo"},
                                       {"GiB-Months", "GB-Mo"},
                                       {"GB-Seconds", "Lambda-GB-Second"},
                                       {"Second", "Lambda-GB-Second"},
                                       {"Unit-Hours", "WriteCapacityUnit-Hrs"},
                                       {"Hrs", "WriteCapacityUnit-Hrs"},
                                       {"Minutes", "minutes"},
                                       {"GiB", "GB"},
                                       {"64K-Chunks", "64K-Chunks"},
                                       {"64K Chunks", "64K-Chunks"},
                                       {"64 KB chunks", "64K-Chunks"},
                                       {"64KB-Chunk", "64K-Chunks"},
                                       {"Chunks", "64K-Chunks"},
                                       {"Events", "64K-Chunks"},
                                       {"Gigabytes", "GB"},
                                       {"Count", "Requests"},
                                       {"Transitions", "StateTransitions"}}) {
        INFO(unit << " of " << priced);
        CHECK(inUnits("1.5", unit, priced) == "1.5");
    }
    CHECK(inUnits("7", "1000000 Requests", "Requests") == "7000000");
    CHECK(inUnits("3", "Million Requests", "Requests") == "3000000");
    CHECK(inUnits("3", "1M requests", "Requests") == "3000000");
    CHECK(inUnits("0.5", "10K Requests", "Requests") == "5000");
    CHECK(inUnits("2", "1B-Requests", "Requests") == "2000000000");
    CHECK(inUnits("0.5", "Thousand Requests", "Requests") == "500");
    CHECK(inUnits("1000", "GB-Hours", "Lambda-GB-Second") == "3600000");
    CHECK(inUnits("1000", "GiB-Minutes", "GB-Seconds") == "60000");
    CHECK(inUnits("100", "Unit-Days", "WriteCapacityUnit-Hrs") == "2400");
    CHECK(inUnits("2", "Hours", "minutes") == "120");
    CHECK(inUnits("73000", "GB-Hours", "GB-Mo") == "73000 by the month's hours");
    CHECK(inUnits("3000", "GB-Days", "GB-Mo") == "72000 by the month's hours");
    for (const auto& [unit, priced] : {std::pair("GB-Seconds", "GB-Mo"),
                                       {"KB-Hours", "GB-Mo"},
                                       {"GB-Years", "GB-Mo"},
                                       {"Unit-Months", "WriteCapacityUnit-Hrs"},
                                       {"Minutes", "Hrs"},
                                       {"Seconds", "minutes"},
                                       {"GB-Hours", "GB"},
                                       {"Hours", "Requests"},
                                       {"64K-Chunks", "Requests"},
                                       {"8K-Chunks", "64K-Chunks"},
                                       {"64 MB chunks", "64K-Chunks"},
                                       {"M Requests", "Requests"},
                                       {"MM Requests", "Requests"},
                                       {"k", "Requests"},
                                       {"Requests (millions)", "Requests"},
                                       {"Per 1M Requests", "Requests"},
                                       {"GB", "Request"},
                                       {"GB", "GB-Mo"},
                                       {"GB-ms", "Lambda-GB-Second"},
                                       {"Requests", "Lambda-GB-Second"},
                                       {"Requests", "GB-Mo"},
                                       {"Units", "GB"},
                                       {"Units", "WriteCapacityUnit-Hrs"},
                                       {"Requests/Month", "Requests"}}) {
        CHECK(inUnits("1", unit, priced) ==
              "is counted in \"" + std::string(unit) + "\", and priced by " + priced + ": give it so");
    }
    for (const char* none : {"10x Requests", "10K", "10m Requests", "64KB", "7"}) {
        CHECK_FALSE(recorded::isUnit(none));
        CHECK(inUnits("1", none, "Requests") ==
              "\"" + std::string(none) + "\" is no unit: a whole number, a space and what is counted");
    }
    CHECK(recorded::isUnit(""));
    CHECK(recorded::isUnit("64K-Chunks"));
    CHECK(inUnits("1e30", "Billion Requests", "Requests") ==
          "\"Billion Requests\" is a unit beyond what a bill can hold");
}

TEST_CASE("decimals are added exactly and divided to fifteen places") {
    Decimal sum{15, 1};
    REQUIRE(recorded::addTo(sum, {-25, 3}, "here"));
    CHECK(pricing::toText(sum) == "1.475");
    CHECK(pricing::toText(*recorded::dividedBy({73'000, 0}, {730, 0})) == "100");
    CHECK(pricing::toText(*recorded::dividedBy({1, 1}, {3, 1})) == "0.333333333333333");
    const auto large = pricing::powerOfTen(37);
    REQUIRE(large);
    sum = {*large, 0};
    CHECK(recorded::addTo(sum, {1, 30}, "here").error().where == "here");
    CHECK_FALSE(recorded::dividedBy({*large, 0}, {1, 9}));
}
