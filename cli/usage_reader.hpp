// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "pricing/usage_list.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::cli {

/// A list of usage and what is wrong with its file: with errors in `problems` the list holds what could be made sense
/// of, so that pricing can add what is wrong with that. The document stays for the places of those errors.
struct LoadedUsage {
    std::optional<pricing::UsageList> list;
    std::optional<document::Node> root;
    std::vector<document::Problem> problems;
};

/// Reads {"Region", "FreeTier", "MonthHours", "Rates", "Usage": [{"Service", "UsageType", "Quantity"}]}; numbers keep
/// all their digits. `withoutUsage`: the list may be missing, because it comes from elsewhere.
LoadedUsage readUsage(const std::filesystem::path& file, bool withoutUsage = false);

}  // namespace headroom::cli
