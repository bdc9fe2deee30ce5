// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pricing/bill.hpp"

namespace headroom::report {

/// A line's usage type as AWS's bill spells it: us-east-1 writes its prefix before the usage types of some services
/// only, and before transfer to another region ("USE1-EU-AWS-Out-Bytes", in bills that others have published), every
/// other region before all. Fees of savings plans have none.
std::string billedType(const pricing::LineItem& line, const std::string& region);

}  // namespace headroom::report
