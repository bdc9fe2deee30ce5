// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pricing/price_books.hpp"

namespace headroom::cli {

/// The prices to work with: those compiled in, with the user's on top. `folder` is that of --book and must be there;
/// empty: the usual folder, if there is one.
base::Result<pricing::PriceBooks> loadBooks(const std::string& folder);

}  // namespace headroom::cli
