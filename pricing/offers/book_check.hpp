// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_books.hpp"

namespace headroom::pricing {

/// Whether a book as BookText writes it can be read again: a file that is in place and refused would stop every bill.
/// What a quick look does not find right is read a part at a time, because a book may hold hundreds of thousands of
/// prices.
base::Result<void> checkBookText(const OwnTable& table);

}  // namespace headroom::pricing
