// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/arn_part.hpp"

#include <algorithm>

namespace headroom::format {

namespace {

/// Where the part at the beginning ends.
std::size_t endOfPart(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != ':')
        end = text.substr(end).starts_with("${") ? std::min(text.find('}', end), text.size()) : end + 1;
    return end;
}

}  // namespace

std::string_view partOfArn(std::string_view arn, int part) {
    if (!arn.starts_with("arn:")) return {};
    for (int i = 0; i < part; ++i) {
        const std::size_t end = endOfPart(arn);
        if (end == arn.size()) return {};
        arn.remove_prefix(end + 1);
    }
    return arn.substr(0, endOfPart(arn));
}

}  // namespace headroom::format
