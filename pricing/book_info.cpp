// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/book_info.hpp"

#include "pricing/third_party.hpp"

#include <algorithm>

namespace headroom::pricing {

PriceBookInfo bookInfo(const PriceBook& book) {
    PriceBookInfo info{book.region, "", {}};
    for (const PriceEntry& entry : book.entries) {
        const bool thirdParty = entry.origin.empty() && isThirdParty(entry.source);
        // ISO dates sort as text. That a third party was read lately makes no price list of AWS newer.
        if (!thirdParty) info.asOf = std::max(info.asOf, entry.validFrom);
        const std::string origin = thirdParty ? std::string(kThirdPartyOrigin) : entry.origin;
        const auto known = std::ranges::find_if(
            info.books, [&](const BookUsed& used) { return used.service == entry.service && used.origin == origin; });
        if (known == info.books.end())
            info.books.push_back({entry.service, origin, entry.validFrom});
        else
            known->newest = std::max(known->newest, entry.validFrom);
    }
    return info;
}

std::string pricesText(const PriceBookInfo& info) {
    std::string text = info.region + (info.asOf.empty() ? "" : ", newest of " + info.asOf);
    std::string shipped;
    for (const BookUsed& book : info.books) {
        const std::string dated = book.service + " of " + book.newest;
        if (book.origin.empty())
            shipped += (shipped.empty() ? "; shipped: " : ", ") + dated;
        else
            text += "; " + dated + " from " + book.origin;
    }
    return text + shipped;
}

}  // namespace headroom::pricing
