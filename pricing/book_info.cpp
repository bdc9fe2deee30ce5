// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/book_info.hpp"

#include "pricing/third_party.hpp"

#include <algorithm>

namespace headroom::pricing {

void noteBook(const BookUsed& book, PriceBookInfo& info) {
    // ISO dates sort as text. That a third party was read lately makes no price list of AWS newer.
    if (book.origin != kThirdPartyOrigin) info.asOf = std::max(info.asOf, book.newest);
    for (BookUsed& known : info.books) {
        if (known.service != book.service || known.origin != book.origin) continue;
        known.newest = std::max(known.newest, book.newest);
        return;
    }
    info.books.push_back(book);
}

PriceBookInfo bookInfo(const PriceBook& book) {
    PriceBookInfo info{book.region, "", {}};
    for (const PriceEntry& entry : book.entries) noteBook({entry.service, originOf(entry), entry.validFrom}, info);
    return info;
}

std::string pricesText(const PriceBookInfo& info) {
    std::string text = info.region + (info.asOf.empty() ? "" : ", newest of " + info.asOf);
    std::string shipped;
    for (const BookUsed& book : info.books) {
        const std::string dated = book.service + (book.newest.empty() ? "" : " of " + book.newest);
        if (book.origin.empty())
            shipped += (shipped.empty() ? "; shipped: " : ", ") + dated;
        else
            text += "; " + dated + " from " + book.origin;
    }
    return text + shipped;
}

}  // namespace headroom::pricing
