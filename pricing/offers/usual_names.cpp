// SPDX-License-Identifier: GPL-3.0-or-later
// What an offer file calls otherwise than the books: usage types of some regions, and units in the singular.
#include "pricing/offers/offer.hpp"
#include "pricing/other_names.hpp"
#include "pricing/shipped_units.hpp"

#include <map>
#include <utility>

namespace headroom::pricing {

void Offer::takeUsualNames() {
    std::map<std::uint32_t, std::uint32_t> types;
    for (Product& product : products_) {
        const auto [usual, isNew] = types.try_emplace(product.usageType, product.usageType);
        if (isNew) usual->second = texts_.idOf(countedAs(code, texts_[product.usageType]));
        product.usageType = usual->second;
    }
    const auto counted = [this](std::string_view usageType, std::string unit) {
        const std::string shipped = shippedUnitOf(code, usageType);
        return !shipped.empty() && isSameUnit(unit, shipped) ? shipped : unit;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> units;  // by usage type and unit
    for (Rate& rate : rates_) {
        const std::uint32_t type = products_[rate.product].usageType;
        const auto [usual, isNew] = units.try_emplace({type, rate.unit}, rate.unit);
        if (isNew) usual->second = texts_.idOf(counted(texts_[type], texts_[rate.unit]));
        rate.unit = usual->second;
    }
    for (OfferFreeTier& tier : freeBounds_) tier.unit = counted(tier.usageType, tier.unit);
}

}  // namespace headroom::pricing
