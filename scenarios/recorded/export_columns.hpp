// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"

namespace headroom::recorded {

/// Where AWS's cost-and-usage reports and FOCUS exports keep what is needed; the first name that a header has counts.
struct ExportColumns {
    std::size_t service = 0;
    std::size_t usageType = 0;
    std::size_t quantity = 0;
    std::optional<std::size_t> region;
    std::optional<std::size_t> resource;
    std::optional<std::size_t> kind;
    std::optional<std::size_t> commitment;
    std::optional<std::size_t> seller;
    std::optional<std::size_t> begin;
    std::optional<std::size_t> end;
    std::optional<std::size_t> period;
    std::optional<std::size_t> periodEnd;
    std::optional<std::size_t> unit;
    std::optional<std::size_t> identity;
};

/// The columns of a header; an error, which names what either kind of export has, without those that are needed, or
/// with one of them twice.
base::Result<ExportColumns> exportColumnsOf(const std::vector<std::string>& header, const std::string& file);

}  // namespace headroom::recorded
