// SPDX-License-Identifier: GPL-3.0-or-later
// At what use of provisioned capacity a flat load costs the same on-demand. Oracle: the quotient of AWS's list prices,
// 0.00065 / (0.625 x 3,600 / 1,000,000) = 28.9 % in us-east-1, for writes and for reads.
#include "tests/pricing/billing.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::pricing;

namespace {

struct Direction {
    const char* hours;
    const char* requests;
};
constexpr Direction kWrites{"WriteCapacityUnit-Hrs", "WriteRequestUnits"};
constexpr Direction kReads{"ReadCapacityUnit-Hrs", "ReadRequestUnits"};

/// 1,000 units that are held for a month of 730 h, against 1,000 units a second that are asked for all month.
double breakEven(const Direction& direction, const std::string& region, const std::string& tableClass = "",
                 const std::string& term = "") {
    BillOptions options;
    if (!term.empty())
        options.reserved.push_back({"AmazonDynamoDB", direction.hours, term, 1'000, std::nullopt, std::nullopt});
    const double held =
        toDouble(billOf({use("AmazonDynamoDB", tableClass + direction.hours, "730000")}, options, region).total);
    const double asked =
        toDouble(billOf({use("AmazonDynamoDB", tableClass + direction.requests, "2628000000")}, {}, region).total);
    return held / asked;
}

}  // namespace

TEST_CASE("on-demand and provisioned cost the same at 28.9 % of use", "[break-even]") {
    for (const Direction& direction : {kWrites, kReads}) {
        CHECK(breakEven(direction, "us-east-1") == Approx(0.289).margin(0.002));
        CHECK(breakEven(direction, "us-west-2") == Approx(0.289).margin(0.002));
    }
}

// eu-central-1: 0.000793 and 0.7625 a million writes, 0.0001586 and 0.1525 a million reads (price list of 2025-08-28).
// Standard-IA in us-east-1: 0.00081 and 0.78 a million writes, 0.00016 and 0.155 a million reads.
TEST_CASE("it moves little with the region and the table class", "[break-even]") {
    CHECK(breakEven(kWrites, "us-east-1", "IA-") == Approx(0.00081 / (0.78 * 0.0036)).epsilon(1e-6));
    CHECK(breakEven(kReads, "us-east-1", "IA-") == Approx(0.00016 / (0.155 * 0.0036)).epsilon(1e-6));
    for (const Direction& direction : {kWrites, kReads})
        CHECK(breakEven(direction, "eu-central-1") == Approx(0.289).margin(0.002));
}

// By hand, a write in us-east-1: a year (150 / 12 / 730 + 0.0128) / 100 = 0.00029923 an hour, three years
// (180 / 36 / 730 + 0.0081) / 100 = 0.00014949; on demand 0.00225 (AWS's blocks of 100 units). A read for a year:
// (30 / 12 / 730 + 0.0025) / 100 = 0.00005925 against 0.00045.
TEST_CASE("reserved capacity pays from 13.3 % of use for a year, 6.6 % for three", "[break-even]") {
    CHECK(breakEven(kWrites, "us-east-1", "", "1yr") == Approx(0.00029923 / 0.00225).epsilon(1e-3));
    CHECK(breakEven(kWrites, "us-east-1", "", "1yr") == Approx(0.133).margin(0.002));
    CHECK(breakEven(kWrites, "us-east-1", "", "3yr") == Approx(0.066).margin(0.002));
    CHECK(breakEven(kReads, "us-east-1", "", "1yr") == Approx(0.00005925 / 0.00045).epsilon(1e-3));
    CHECK(breakEven(kWrites, "eu-central-1", "", "1yr") < breakEven(kWrites, "eu-central-1") / 2);
}
