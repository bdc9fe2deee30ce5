// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::pricing {

/// AWS's name of a region, "Europe (Ireland)" of eu-west-1; empty for one that is not known.
std::string_view locationOf(std::string_view region);

/// The region of such a name, or of one as AWS's price lists write it: "EU (Ireland)". Empty for any other place.
std::string_view regionAt(std::string_view location);

}  // namespace headroom::pricing
