// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/metered_quantity.hpp"

namespace headroom::pricing {
namespace {

constexpr int kQuantityDecimals = 9;

/// Nine decimals where they fit; a number of more than 10^29 units is shown whole.
Decimal units(const MeteredQuantity& quantity) {
    const auto precise = roundedQuotient(quantity.granules, quantity.perUnit, kQuantityDecimals);
    return precise ? *precise : Decimal{quantity.granules / quantity.perUnit, 0};
}

}  // namespace

base::Result<MeteredQuantity> quantityOf(const Decimal& units) {
    if (units.mantissa < 0) {
        return base::Error{base::Errc::BadInput, "", "a quantity cannot be negative, this one is " + toText(units)};
    }
    const auto perUnit = powerOfTen(units.scale);
    if (!perUnit) return base::Error{base::Errc::BadInput, "", toText(units) + " has too many decimals"};
    return MeteredQuantity{units.mantissa, *perUnit};
}

std::string toText(const MeteredQuantity& quantity) { return toText(units(quantity)); }

double toDouble(const MeteredQuantity& quantity) { return toDouble(units(quantity)); }

}  // namespace headroom::pricing
