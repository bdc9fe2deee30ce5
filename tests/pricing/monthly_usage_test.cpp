// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/monthly_usage.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

base::MeterReading reading(Int128 granules, base::MeterKind kind, std::int64_t perUnit = 1) {
    return {"R", "AWSLambda", "Request", granules, perUnit, kind};
}

std::string monthOf(const base::MeterReading& one, base::Duration window, base::Duration month = kMonth) {
    const auto usage = monthlyUsage({&one, 1}, window, month);
    REQUIRE(usage);
    return toText(*usage->front().quantity);
}

}  // namespace

TEST_CASE("what was counted is scaled by month over window, in whole granules") {
    CHECK(monthOf(reading(24, base::MeterKind::Measured), base::hours(24)) == "730");
    CHECK(monthOf(reading(1, base::MeterKind::Measured), base::hours(24)) == "30");        // 30.41
    CHECK(monthOf(reading(3, base::MeterKind::Measured), base::hours(24)) == "91");        // 91.25
    CHECK(monthOf(reading(5, base::MeterKind::Measured), base::hours(1460)) == "2");       // 2.5, to the even one
    CHECK(monthOf(reading(7, base::MeterKind::Measured), base::hours(1460)) == "4");       // 3.5
    CHECK(monthOf(reading(7, base::MeterKind::Measured, 2), base::hours(24)) == "106.5");  // 212.9 half units: 213
    CHECK(monthOf(reading(10, base::MeterKind::Measured), base::days(30), base::days(30)) == "10");
}

TEST_CASE("unit-hours of what is held are scaled, time averages of what is stored are not") {
    // 150 WCU through a day are 3,600 unit-hours, 109,500 a month of 730 h and 111,600 one of 744.
    CHECK(monthOf(reading(3'600, base::MeterKind::Recurring), base::hours(24)) == "109500");
    CHECK(monthOf(reading(3'600, base::MeterKind::Recurring), base::hours(24), base::hours(744)) == "111600");
    CHECK(monthOf(reading(25 * kBytesPerGigabyte, base::MeterKind::Stored, kBytesPerGigabyte), base::hours(24)) ==
          "25");
}

TEST_CASE("large readings scale without overflow, too large ones are an error") {
    const Int128 large = Int128{1'000'000'000'000'000} * kMegabyteMillisecondsPerGigabyteSecond;
    CHECK(monthOf(reading(large, base::MeterKind::Measured, kMegabyteMillisecondsPerGigabyteSecond), base::hours(1)) ==
          "730000000000000000");
    const Int128 huge = static_cast<Int128>(1) << 125;
    const base::MeterReading tooMuch = reading(huge, base::MeterKind::Measured);
    CHECK_FALSE(monthlyUsage({&tooMuch, 1}, base::hours(1)));
}

TEST_CASE("windows and months must last, readings must not be negative") {
    const base::MeterReading good = reading(1, base::MeterKind::Measured);
    CHECK_FALSE(monthlyUsage({&good, 1}, base::hours(0)));
    CHECK_FALSE(monthlyUsage({&good, 1}, base::hours(1), base::hours(-1)));
    const base::MeterReading negative = reading(-1, base::MeterKind::Stored);
    CHECK_FALSE(monthlyUsage({&negative, 1}, base::hours(1)));
}
