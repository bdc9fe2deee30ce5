// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_rate.hpp"

#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

PriceRate rate(std::string_view usd, std::int64_t per = 1) {
    const auto parsed = parseRate(usd, per);
    REQUIRE(parsed);
    return *parsed;
}

std::string charged(const MeteredQuantity& quantity, const PriceRate& price, Rounding rounding = Rounding::Nano) {
    const auto amount = charge(quantity, price, rounding);
    REQUIRE(amount);
    return toText(*amount);
}

}  // namespace

TEST_CASE("a charge is exact where nine decimals hold it") {
    CHECK(charged(units("14880000"), rate("0.0000166667")) == "248.000496");
    CHECK(charged(units("7440000"), rate("0.0000002")) == "1.488");
    CHECK(charged(units("3"), rate("0.65", 1'000'000)) == "0.00000195");
    CHECK(charged(units("0"), rate("0.65")) == "0");
    CHECK(charged(units("5"), rate("0")) == "0");
}

TEST_CASE("Lambda's granules are MB x ms: 1,024,000 of them are a GB-second") {
    // 512 MB for 15 ms = 7,680 granules = 0.0075 GB-s at 0.0000166667 = 0.00000012500025 USD, rounded to 1e-9.
    CHECK(charged({512 * 15, kMegabyteMillisecondsPerGigabyteSecond}, rate("0.0000166667")) == "0.000000125");
    CHECK(charged({kMegabyteMillisecondsPerGigabyteSecond, kMegabyteMillisecondsPerGigabyteSecond}, rate("7")) == "7");
}

TEST_CASE("a line is rounded once, half to even") {
    CHECK(charged(units("1"), rate("0.0000000005")) == "0");
    CHECK(charged(units("3"), rate("0.0000000005")) == "0.000000002");
    CHECK(charged(units("5"), rate("0.0000000005")) == "0.000000002");
    CHECK(charged(units("1"), rate("0.00000000050000000001")) == "0.000000001");
    // To the cent in one step: through 1e-9 first it would be 0.005 and then 0.00.
    CHECK(charged(units("1"), rate("0.0050000000001"), Rounding::Cent) == "0.01");
    CHECK(charged(units("1"), rate("0.005"), Rounding::Cent) == "0");
    CHECK(charged(units("1"), rate("0.015"), Rounding::Cent) == "0.02");
}

TEST_CASE("1e15 units at any rate stay within range") {
    // Whatever the number of decimals and the granule; the amount is known in closed form: 1e15 x the rate.
    CHECK(charged(units("1e15"), rate("0.0000166667")) == "16666700000");
    CHECK(charged(units("1e15"), rate("12345.6789")) == "12345678900000000000");
    CHECK(charged(units("1e15"), rate("0.00000000000000000001")) == "0.00001");
    CHECK(charged(units("1e15"), rate("0.1234567890123456789012345678901234567")) == "123456789012345.678901235");
    const MeteredQuantity granules{Int128{1'000'000'000'000'000} * kMegabyteMillisecondsPerGigabyteSecond,
                                   kMegabyteMillisecondsPerGigabyteSecond};
    CHECK(charged(granules, rate("98765.4321")) == "98765432100000000000");
    const MeteredQuantity bytes{Int128{1'000'000'000'000'000} * kBytesPerGigabyte, kBytesPerGigabyte};
    CHECK(charged(bytes, rate("0.0225000000000000001", 1'000'000'007)) == "22499.9998425");
}

TEST_CASE("what is beyond 128 bits is an error, not a number") {
    CHECK_FALSE(charge(units("1e36"), rate("1e8"), Rounding::Nano));
    CHECK(parseRate("999999999.99"));
    CHECK_FALSE(parseRate("1e9"));
    CHECK_FALSE(parseRate("-0.1"));
    CHECK_FALSE(parseRate("free"));
}

TEST_CASE("a rate keeps every decimal quoted") {
    CHECK(toText(rate("0.0000166667").usd) == "0.0000166667");
    CHECK(toText(rate("0.000000000000012345").usd) == "0.000000000000012345");
}

TEST_CASE("a quantity is shown with at most nine decimals and is kept exactly") {
    CHECK(toText(MeteredQuantity{1, 3}) == "0.333333333");
    CHECK(toText(MeteredQuantity{5, 2}) == "2.5");
    CHECK(toText(units("14880000")) == "14880000");
    CHECK(toDouble(MeteredQuantity{1, 4}) == 0.25);
    CHECK_FALSE(quantityOf(*parseDecimal("-1")));
}
