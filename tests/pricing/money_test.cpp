// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/money.hpp"

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

std::string reprinted(std::string_view text) {
    const auto value = parseDecimal(text);
    REQUIRE(value);
    return toText(*value);
}

Money money(std::string_view text) {
    const auto amount = parseMoney(text);
    REQUIRE(amount);
    return *amount;
}

__extension__ typedef unsigned __int128 Unsigned;
constexpr Int128 kLargest = static_cast<Int128>((static_cast<Unsigned>(1) << 127) - 1);

}  // namespace

TEST_CASE("decimals are read and printed exactly") {
    CHECK(reprinted("0.0000166667") == "0.0000166667");
    CHECK(reprinted("0.0000150000") == "0.000015");
    CHECK(reprinted("14880000") == "14880000");
    CHECK(reprinted("-12.50") == "-12.5");
    CHECK(reprinted("0") == "0");
    CHECK(reprinted("-0.0") == "0");
    CHECK(reprinted("1.488e7") == "14880000");
    CHECK(reprinted("2E-7") == "0.0000002");
    CHECK(reprinted("1e+3") == "1000");
    CHECK(reprinted("000.100") == "0.1");
    CHECK(reprinted("12345678901234567890123456789.123456789") == "12345678901234567890123456789.123456789");
    CHECK(*parseDecimal("2.50") == *parseDecimal("25e-1"));
}

TEST_CASE("what is no decimal is refused") {
    for (const char* text : {"", "-", ".", ".5", "5.", "1.2.3", "nan", "inf", "1e", "1e+", "0x10", " 1", "1 ", "+1",
                             "1,000", "1e1000", "1e40", "1e-60", "123456789012345678901234567890123456789012"}) {
        INFO(text);
        CHECK_FALSE(parseDecimal(text));
    }
}

TEST_CASE("money keeps nine decimals and refuses more") {
    CHECK(toText(money("249.488496")) == "249.488496");
    CHECK(toText(money("0.000000001")) == "0.000000001");
    CHECK(toText(money("400")) == "400");
    CHECK(money("1.10").nanos() == 1'100'000'000);
    CHECK_FALSE(parseMoney("0.0000000001"));
    CHECK_FALSE(parseMoney("1e38"));
}

TEST_CASE("money survives printing and reading again") {
    base::Stream stream(1);
    for (int i = 0; i < 10'000; ++i) {
        const auto magnitude = static_cast<Int128>(stream.next()) * static_cast<Int128>(stream.below(1'000'000) + 1);
        const Money amount = Money::fromNanos(stream.chance(0.5) ? magnitude : -magnitude);
        REQUIRE(money(toText(amount)) == amount);
    }
}

TEST_CASE("cents are for display, halves go to the even cent") {
    CHECK(toCentsText(money("249.488496")) == "249.49");
    CHECK(toCentsText(money("14.235")) == "14.24");
    CHECK(toCentsText(money("14.225")) == "14.22");
    CHECK(toCentsText(money("-14.235")) == "-14.24");
    CHECK(toCentsText(money("-0.004")) == "0.00");
    CHECK(toCentsText(money("400")) == "400.00");
    CHECK(toCentsText(money("0.009999999")) == "0.01");
}

TEST_CASE("sums are checked, never wrapped or cut") {
    CHECK(toText(*sum(money("0.1"), money("0.2"))) == "0.3");
    CHECK_FALSE(sum(Money::fromNanos(kLargest), Money::fromNanos(1)));
    CHECK_FALSE(sum(Money::fromNanos(-kLargest), Money::fromNanos(-2)));
    CHECK(sum(Money::fromNanos(kLargest), Money::fromNanos(0)));
}

TEST_CASE("128-bit arithmetic is exact to its end") {
    CHECK(toText(kLargest) == "170141183460469231731687303715884105727");
    CHECK(toText(-kLargest - 1) == "-170141183460469231731687303715884105728");
    CHECK_FALSE(checkedMultiply(kLargest, 2));
    CHECK(*multiplyDivideHalfEven(kLargest, kLargest, kLargest) == kLargest);
    CHECK_FALSE(multiplyDivideHalfEven(kLargest, 3, 2));
    const auto division = multiplyDivide(kLargest, kLargest - 1, kLargest);
    REQUIRE(division);
    CHECK(division->quotient == kLargest - 1);
    CHECK(division->remainder == 0);
}

TEST_CASE("rounding a quotient goes to the even neighbour at the half") {
    const auto rounded = [](int a, int c) { return static_cast<int>(*multiplyDivideHalfEven(a, 1, c)); };
    CHECK(rounded(1, 2) == 0);
    CHECK(rounded(3, 2) == 2);
    CHECK(rounded(5, 2) == 2);
    CHECK(rounded(-1, 2) == 0);
    CHECK(rounded(-3, 2) == -2);
    CHECK(rounded(2, 3) == 1);
    CHECK(rounded(1, 3) == 0);
    CHECK(toText(*roundedQuotient(1, 8, 2)) == "0.12");
    CHECK(toText(*roundedQuotient(3, 8, 2)) == "0.38");
}

TEST_CASE("multiply-divide agrees with long arithmetic: a b = q c + r with r < c") {
    base::Stream stream(2);
    for (int i = 0; i < 10'000; ++i) {
        const auto wide = [&] {
            return static_cast<Int128>(((static_cast<Unsigned>(stream.next()) << 64) | stream.next()) >>
                                       (1 + stream.below(126)));
        };
        const Int128 a = wide();
        const Int128 b = wide();
        const Int128 c = wide() + 1;
        const auto division = multiplyDivide(a, b, c);
        if (!division) continue;
        REQUIRE(division->remainder >= 0);
        REQUIRE(division->remainder < c);
        // Equal modulo 2^128 and, since the quotient fits, equal.
        REQUIRE(static_cast<Unsigned>(a) * static_cast<Unsigned>(b) ==
                static_cast<Unsigned>(division->quotient) * static_cast<Unsigned>(c) +
                    static_cast<Unsigned>(division->remainder));
    }
}
