// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_tables.hpp"

namespace headroom::pricing {

/// Reads one price file; the only place of pricing that knows JSON.
base::Result<TableContents> readTable(const PriceTable& table);

}  // namespace headroom::pricing
