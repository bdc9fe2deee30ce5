// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/billed_type.hpp"

#include <algorithm>

#include "pricing/usage_type.hpp"

namespace headroom::report {

namespace {

bool isBare(const pricing::LineItem& line, const std::string& region) {
    if (pricing::isSavingsPlans(line.service)) return true;
    if (region != "us-east-1") return false;
    const bool between = line.usageType.ends_with("-AWS-Out-Bytes") || line.usageType.ends_with("-AWS-In-Bytes");
    return !between && line.service != "AmazonApiGateway" && line.service != "AmazonStates" &&
           line.service != "AWSEvents";
}

}  // namespace

std::string billedType(const pricing::LineItem& line, const std::string& region) {
    if (isBare(line, region)) return line.usageType;
    const auto prefixes = pricing::regionPrefixes();
    const auto it = std::ranges::find(prefixes, region, &pricing::RegionPrefix::region);
    return it == prefixes.end() ? line.usageType : std::string(it->prefix) + "-" + line.usageType;
}

}  // namespace headroom::report
