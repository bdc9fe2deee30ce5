// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/books_used.hpp"

#include <algorithm>

namespace headroom::report {

pricing::PriceBookInfo booksUsed(const study::StudyResult& result) {
    pricing::PriceBookInfo info{result.region, result.pricesAsOf, {}};
    for (const study::DesignResult& design : result.designs) {
        for (const pricing::BookUsed& book : design.cost.bill.priceBook.books) {
            if (std::ranges::find(info.books, book) == info.books.end()) info.books.push_back(book);
        }
    }
    return info;
}

}  // namespace headroom::report
