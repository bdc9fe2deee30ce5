// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/third_party.hpp"

#include <algorithm>

namespace headroom::pricing {

std::string originOf(const PriceEntry& entry) {
    const bool thirdParty = entry.origin.empty() && isThirdParty(entry.source);
    return thirdParty ? std::string(kThirdPartyOrigin) : entry.origin;
}

std::vector<ThirdPartyPrice> thirdPartyPrices(const Bill& bill, const PriceBook& book) {
    std::vector<ThirdPartyPrice> prices;
    for (const LineItem& line : bill.lines) {
        // A replica's line is priced by the book of its own region.
        if (line.ownRate || !line.freeAllowance.empty() || !line.region.empty()) continue;
        const PriceEntry* entry = book.find(line.service, line.usageType);
        if (entry == nullptr || !isThirdParty(entry->source)) continue;
        const bool known = std::ranges::any_of(prices, [&](const ThirdPartyPrice& one) {
            return one.service == line.service && one.usageType == line.usageType;
        });
        if (known) continue;
        prices.push_back({line.service, line.usageType,
                          toText(entry->tiers.front().rate.usd) + " USD per " + entry->unit,
                          entry->source.title + " (read " + entry->source.readOn + ")"});
    }
    return prices;
}

}  // namespace headroom::pricing
