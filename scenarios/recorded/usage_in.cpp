// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/usage_in.hpp"

#include "scenarios/format/arn_part.hpp"

namespace headroom::recorded {

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

RegionalUse usageIn(const std::set<std::string>& regions, const ExportedUsage& exported) {
    RegionalUse use;
    for (const auto& [booked, lines] : exported.byRegion) {
        for (const pricing::UsageLine& line : lines) {
            const std::string_view named = format::partOfArn(line.resource, 3);
            const std::string region = named.empty() ? booked : std::string(named);
            if (regions.empty() || region.empty() || regions.contains(region))
                use.lines.push_back(line);
            else
                use.others.insert(region);
        }
    }
    return use;
}

}  // namespace headroom::recorded
