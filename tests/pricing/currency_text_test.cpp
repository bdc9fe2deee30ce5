// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/currency_text.hpp"

#include "tests/support/catch.hpp"

using namespace headroom::pricing;

TEST_CASE("an amount has the decimals of its currency") {
    const Money amount = Money::fromNanos(37'440'750'500'000);
    CHECK(toCurrencyText(amount, "EUR") == "37440.75");
    CHECK(toCurrencyText(amount, "JPY") == "37441");
    CHECK(toCurrencyText(amount, "KWD") == "37440.750");  // half-even
    CHECK(toCurrencyText(amount, "CLF") == "37440.7505");
    CHECK(toCurrencyText(Money::fromNanos(500'000'000), "KRW") == "0");
    CHECK(toCurrencyText(Money::fromNanos(1'500'000'000), "KRW") == "2");
}

TEST_CASE("a price for people has its cents, and what is beyond them exactly") {
    CHECK(toPriceText(*parseDecimal("0.5")) == "0.50");
    CHECK(toPriceText(*parseDecimal("3")) == "3.00");
    CHECK(toPriceText(*parseDecimal("0.50")) == "0.50");
    CHECK(toPriceText(*parseDecimal("0.0000166667")) == "0.0000166667");
    CHECK(toPriceText(*parseDecimal("0.125")) == "0.125");
    CHECK(toPriceText(Money::fromCents(12'340)) == "123.40");
    CHECK(toPriceText(Money{}) == "0.00");
}
