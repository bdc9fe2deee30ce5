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
