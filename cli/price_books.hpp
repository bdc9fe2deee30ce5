// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pricing/price_books.hpp"

namespace headroom::cli {

/// The prices to work with: those compiled in, with the user's on top. `folder` is that of --book and must be there;
/// empty: the usual folder, if there is one. What of them begins after today is said, unless the command names the day
/// whose prices count (`asOf`).
base::Result<pricing::PriceBooks> loadBooks(const std::string& folder, const std::string& asOf = {});

}  // namespace headroom::cli
