// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill_regions.hpp"

#include <algorithm>

namespace headroom::pricing {

base::Result<void> addElsewhere(Bill& bill, Bill elsewhere) {
    const auto total = sum(bill.total, elsewhere.total);
    if (!total) return total.error();
    bill.total = *total;
    bill.priceBook.asOf = std::max(bill.priceBook.asOf, elsewhere.priceBook.asOf);
    for (LineItem& line : elsewhere.lines) line.region = elsewhere.priceBook.region;
    bill.lines.insert(bill.lines.end(), elsewhere.lines.begin(), elsewhere.lines.end());
    bill.oneOff.insert(bill.oneOff.end(), elsewhere.oneOff.begin(), elsewhere.oneOff.end());
    bill.commitments.insert(bill.commitments.end(), elsewhere.commitments.begin(), elsewhere.commitments.end());
    bill.notPriced.insert(bill.notPriced.end(), elsewhere.notPriced.begin(), elsewhere.notPriced.end());
    for (BookUsed& book : elsewhere.priceBook.books) {
        if (std::ranges::find(bill.priceBook.books, book) == bill.priceBook.books.end())
            bill.priceBook.books.push_back(std::move(book));
    }
    return {};
}

}  // namespace headroom::pricing
