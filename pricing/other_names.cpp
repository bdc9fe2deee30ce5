// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/other_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace headroom::pricing {
namespace {

struct OtherName {
    std::string_view service;
    std::string_view written;
    std::string_view counted;
};

constexpr std::array<OtherName, 3> kOtherNames{{
    {"AWSQueueService", "Requests-Tier1", "Requests-RBP"},
    {"AWSQueueService", "Requests-FIFO-Tier1", "Requests-FIFO-RBP"},
    {"AWSQueueService", "Global-Requests", "Requests-RBP"},
}};

std::string folded(std::string_view unit) {
    std::string bare;
    for (const char c : unit) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isspace(byte) == 0) bare += static_cast<char>(std::tolower(byte));
    }
    if (bare.size() > 1 && bare.back() == 's') bare.pop_back();
    return bare;
}

}  // namespace

std::string_view countedAs(std::string_view service, std::string_view usageType) {
    const auto known = std::ranges::find_if(
        kOtherNames, [&](const OtherName& name) { return name.service == service && name.written == usageType; });
    return known == kOtherNames.end() ? usageType : known->counted;
}

bool isSameUnit(std::string_view unit, std::string_view counted) {
    return unit == counted || folded(unit) == folded(counted);
}

}  // namespace headroom::pricing
