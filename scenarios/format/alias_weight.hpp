// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/format/function_names.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

inline constexpr std::string_view kAliasPage = "Lambda Developer Guide, configuring-alias-routing";

/// The other version of an alias, and the share of its traffic that goes there.
struct AliasWeight {
    std::string version;
    double weight = 0.0;
};

/// Reads the RoutingConfig of an alias of that function which stands for `version`; nothing when it has no weights, or
/// AWS refuses them. `provisioned`: the alias has provisioned concurrency.
std::optional<AliasWeight> readAliasWeight(Reading& reading, const Place& routing, const PublishedNames& published,
                                           const std::string& function, const std::string& version, bool provisioned);

}  // namespace headroom::format
