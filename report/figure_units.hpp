// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::report {

/// What a resource's figure counts ("Invocations", "index/ByAuthor/ConsumedReadCapacityUnits"): "s", "B", "%", "share",
/// "units", "units/s", "GB-s", or "count" of things.
std::string_view figureUnit(std::string_view figure);

}  // namespace headroom::report
