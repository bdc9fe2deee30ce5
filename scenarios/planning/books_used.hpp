// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pricing/bill.hpp"

/// Which prices the costs of a study were made with.
namespace headroom::planning {

/// Adds the books that a bill used and their dates, and its region, once each.
void addBooksUsed(const pricing::PriceBookInfo& used, pricing::PriceBookInfo& into);

/// The books and dates as pricing::pricesText() has them; empty where nothing was priced.
std::string booksText(const pricing::PriceBookInfo& used);

}  // namespace headroom::planning
