// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace headroom::report {

/// What the cover of a report says beside the study itself; what is empty is left out.
struct Cover {
    std::string client;
    std::string author;
    std::string version;
    std::string date;
    std::string logo;     ///< a picture as a data: URI
    std::string command;  ///< that reproduces the study
};

/// What stands on every cover.
inline constexpr const char* kEstimate =
    "Cost, latency and limits of an AWS serverless design, from simulation. An estimate, not a quote.";

/// A picture's bytes as a data: URI; nothing for what is neither PNG, JPEG nor GIF (an SVG may hold scripts).
std::optional<std::string> dataUri(const std::string& bytes);

}  // namespace headroom::report
