// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/calibrate/measured.hpp"

namespace headroom::calibrate {

/// Whether a document is what `aws cloudwatch get-insight-rule-report` prints.
bool isContributorReport(const document::Node& root);

/// The sum of rank^-exponent over so many ranks: a key's share under Zipf's law is its term of it.
double zipfSum(double keys, double exponent);

/// Exponent of Zipf's law over `keys` keys under which the listed keys, the most used ones, have the share of all uses
/// that they have; between 0 and 5. Nothing where no law does it: nothing was used, or all keys are listed.
std::optional<double> zipfExponent(double listedUses, double allUses, std::size_t listed, double keys);

/// What the exponent lies in 95 times of 100 where uses are drawn one by one: those of the listed keys are binomial.
struct ZipfRange {
    double low = 0.0;
    double value = 0.0;
    double high = 0.0;
};
std::optional<ZipfRange> zipfRange(double listedUses, double allUses, std::size_t listed, double keys);

/// {"Zipf": {"Keys", "Exponent"}}; the exponent with its range, unless it stands in several places, where ranges would
/// be drawn one by one.
document::Node zipfKey(double keys, const ZipfRange& exponent, bool several);

/// Puts Zipf's law into every call on the table and every workload of it; a few hot keys where those describe the
/// listed keys much better. Says how far the law is from what was counted of each.
base::Result<Findings> setKeys(document::Node& scenario, const std::string& table, const document::Node& report,
                               const std::string& source);

}  // namespace headroom::calibrate
