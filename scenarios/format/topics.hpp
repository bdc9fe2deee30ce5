// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace headroom::format {

/// A key of the format that no Field declares: a section, a form of a value, a key popularity.
struct Topic {
    std::string_view name;
    std::string_view title;
    std::string_view text;     ///< sentences
    std::string_view example;  ///< as it stands in a file
};

/// Every such key.
std::span<const Topic> topics();

}  // namespace headroom::format
