// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "pricing/price_books.hpp"
#include "pricing/usage_list.hpp"

namespace headroom::recorded {

/// A bill's quantities out of AWS's cost-and-usage or FOCUS CSV.
struct ExportedUsage {
    /// One line a usage type and resource, with the region of most lines; with its hours where all of its lines are of
    /// one hour each, and hours were asked for.
    pricing::UsageList list;
    bool tied = false;               ///< another region has as many lines: the first by name is taken
    std::vector<std::string> notes;  ///< what was left out, and why
    /// The same lines by the region that they were used in; those that name none are with the region of most lines.
    std::map<std::string, std::vector<pricing::UsageLine>> byRegion;
    std::vector<base::Error> problems;  ///< the lines that cannot be read, the first hundred; with any, nothing is sure
    std::vector<std::string> periods;   ///< the beginnings of the billing periods that its use is of, where lines say
    double hours = 0.0;           ///< from the first begin of any line to the last end; 0 where lines have no times
    double monthHours = 0.0;      ///< of the billing period where lines say it, else the same
    std::int64_t monthBegin = 0;  ///< Unix time of its begin
    std::int64_t begin = 0;       ///< Unix time of that first begin
    std::int64_t end = 0;         ///< likewise of the last end
};

/// Whether a file is named as a CSV, compressed by gzip or not.
bool isBillingExport(const std::filesystem::path& file);

/// Adds up the quantities of usage in a billing export, by service, usage type and resource: amounts and prices in it
/// are left aside. What no book knows is left out and said. An error when nothing can be read of the file; lines that
/// make no sense are problems. `tableClass` re-prices DynamoDB under "standard" or "standard-ia"; empty: as billed.
/// `withHours`: how use is spread over the hours is kept, which takes memory for every resource. `monthHours`: those of
/// the bill's month where they are given, by which hours of what is priced by the month are divided.
base::Result<ExportedUsage> readBillingExport(const std::filesystem::path& file, const pricing::PriceBooks& books,
                                              const std::string& tableClass, bool withHours = false,
                                              const std::optional<pricing::Decimal>& monthHours = {});

/// The first problem as an error, for callers that need all of it.
base::Result<ExportedUsage> wholeBillingExport(const std::filesystem::path& file, const pricing::PriceBooks& books);

}  // namespace headroom::recorded
