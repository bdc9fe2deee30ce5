// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/units.hpp"

#include <concepts>

#include "tests/support/catch.hpp"

// Oracles: by hand.
namespace headroom::base {

namespace {
template <class A, class B>
concept Adds = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
    a < b;
};
}  // namespace

TEST_CASE("only like adds to like", "[units]") {
    STATIC_REQUIRE(Adds<Duration, Duration>);
    STATIC_REQUIRE(Adds<Instant, Duration>);
    STATIC_REQUIRE_FALSE(Adds<Instant, Instant>);
    STATIC_REQUIRE_FALSE(Adds<Duration, Bytes>);
    STATIC_REQUIRE_FALSE(Adds<Bytes, HalfUnits>);
    STATIC_REQUIRE_FALSE(Adds<Duration, int>);
    STATIC_REQUIRE_FALSE(Compares<Duration, Bytes>);
    STATIC_REQUIRE_FALSE(std::convertible_to<int, Duration>);
    STATIC_REQUIRE_FALSE(std::equality_comparable_with<Id<struct A>, Id<struct B>>);
}

TEST_CASE("units count what they say", "[units]") {
    CHECK(seconds(2) + milliseconds(3) + microseconds(4) + nanoseconds(5) == Duration(2'003'004'005));
    CHECK(minutes(1) == seconds(60));
    CHECK(hours(1) == minutes(60));
    CHECK(days(1) == hours(24));
    CHECK(kibibytes(1) == bytes(1'024));
    CHECK(mebibytes(1) == kibibytes(1'024));
    CHECK(gibibytes(1) == mebibytes(1'024));
    CHECK(wholeUnits(3) == HalfUnits(6));
    CHECK(seconds(10) / milliseconds(3) == 3'333);
    CHECK(seconds(10) / 4 == milliseconds(2'500));
    CHECK(seconds(1) * 3 - seconds(4) == -seconds(1));
    CHECK(Instant{5} - Instant{9} == Duration(-4));
    CHECK(Instant{5} + Duration(4) == Instant{9});
    CHECK(Instant{5} - Duration(9) == Instant{-4});
}

TEST_CASE("seconds become the nearest nanosecond, halves away from zero", "[units]") {
    CHECK(fromSeconds(0.1) == milliseconds(100));
    CHECK(fromSeconds(1.5e-9) == Duration(2));
    CHECK(fromSeconds(-1.5e-9) == Duration(-2));
    CHECK(fromSeconds(1.4e-9) == Duration(1));
    CHECK(fromSeconds(0.0) == Duration(0));
    CHECK(toSeconds(milliseconds(1'500)) == 1.5);
}

TEST_CASE("an id is nothing until it is set", "[units]") {
    CHECK_FALSE(Id<struct A>{}.valid());
    CHECK(Id<struct A>{0}.valid());
}

}  // namespace headroom::base
