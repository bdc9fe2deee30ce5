// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/books_used.hpp"

#include "pricing/book_info.hpp"

namespace headroom::planning {

void addBooksUsed(const pricing::PriceBookInfo& used, pricing::PriceBookInfo& into) {
    const std::string known = ", " + into.region + ",";
    if (into.region.empty())
        into.region = used.region;
    else if (known.find(", " + used.region + ",") == std::string::npos)
        into.region += ", " + used.region;  // where an axis moves the scenario
    for (const pricing::BookUsed& book : used.books) pricing::noteBook(book, into);
}

std::string booksText(const pricing::PriceBookInfo& used) {
    return used.books.empty() ? std::string() : pricing::pricesText(used);
}

}  // namespace headroom::planning
