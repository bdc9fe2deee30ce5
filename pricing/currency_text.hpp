// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/money.hpp"

#include <string>
#include <string_view>

namespace headroom::pricing {

/// How many decimals amounts of a currency are written with: 2 but for some (ISO 4217, minor units, as Debian's
/// iso-codes and Unicode's CLDR have them): the yen has none, the Kuwaiti dinar three.
int currencyDecimals(std::string_view code);

/// An amount in billionths of a currency, rounded half-even to its decimals: "37441" of JPY, "12.300" of KWD.
std::string toCurrencyText(Money amount, std::string_view code);

/// Dollars for people: to the cent at least, beyond it exactly: "0.50", "400.00", "0.0000166667".
std::string toPriceText(const Decimal& dollars);
std::string toPriceText(Money amount);

}  // namespace headroom::pricing
