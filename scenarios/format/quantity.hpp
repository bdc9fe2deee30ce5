// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/base/units.hpp"

/// Quantities as text with their unit (scenario-format section 1). Errors say which units are meant.
namespace headroom::format {

/// "250us", "12ms", "10s", "5m", "24h", "30d"; up to 100 years, not negative.
base::Result<base::Duration> parseDuration(std::string_view text);

/// "512B", "4KB", "10MB", "25GB", "1TB"; 1 KB = 1,024 B; not negative.
base::Result<base::Bytes> parseBytes(std::string_view text);

/// "120/s", "50/min", "3/h", "1000/d"; not negative, at most 1e9 a second.
base::Result<base::Rate> parseRate(std::string_view text);

/// "900 USD": dollars as a number.
base::Result<double> parseUsd(std::string_view text);

/// A duration as one would write it: "250ms", "1h", "2.5s". Exact: parseDuration gives it back.
std::string durationText(base::Duration length);

/// A duration for a sentence: "250 ms", "1 h", "2.5 s".
std::string durationWords(base::Duration length);

}  // namespace headroom::format
