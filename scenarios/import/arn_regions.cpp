// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/arn_regions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::string_view, 6> kServices{"lambda", "dynamodb", "states", "sqs", "dax", "apigateway"};

/// "eu-west-1" out of "arn:aws:lambda:eu-west-1:111122223333:function:f"; empty for anything else.
std::string regionIn(const std::string& text) {
    if (!text.starts_with("arn:aws")) return {};
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin < text.size() && fields.size() < 4;) {
        const std::size_t end = std::min(text.find(':', begin), text.size());
        fields.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    if (fields.size() < 4 || std::ranges::find(kServices, fields[2]) == kServices.end()) return {};
    const bool region = std::ranges::count(fields[3], '-') >= 2 &&
                        fields[3].find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    return region ? fields[3] : std::string();
}

}  // namespace

void addRegions(const Node& value, std::set<std::string>& regions) {
    if (value.isString()) {
        if (std::string region = regionIn(value.asString()); !region.empty()) regions.insert(std::move(region));
    } else if (value.isArray()) {
        for (const Node& element : value.elements()) addRegions(element, regions);
    } else if (value.isObject()) {
        for (const document::Member& member : value.members()) addRegions(member.value, regions);
    }
}

}  // namespace headroom::importing
