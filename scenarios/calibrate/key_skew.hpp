// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/calibrate/measured.hpp"

namespace headroom::calibrate {

/// Whether a document is what `aws cloudwatch get-insight-rule-report` prints.
bool isContributorReport(const document::Node& root);

/// Exponent of Zipf's law over `keys` keys under which the listed keys, the most used ones, have the share of all uses
/// that they have; between 0 and 5. Nothing where no law does it: nothing was used, or all keys are listed.
std::optional<double> zipfExponent(double listedUses, double allUses, std::size_t listed, double keys);

/// Puts Zipf's law into every call on the table and every workload of it.
base::Result<Findings> setKeys(document::Node& scenario, const std::string& table, const document::Node& report,
                               const std::string& source);

}  // namespace headroom::calibrate
