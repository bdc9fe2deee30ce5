// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/distribution.hpp"
#include "model/base/field.hpp"
#include "scenarios/format/place.hpp"

/// Values against the range that their Field declares.
namespace headroom::format {

/// "128 to 10240 MB", "50ms to 30s": the range of a parameter in words; empty without one.
std::string rangeText(const base::FieldInfo& info);

/// "10MB", "1536B": bytes in the largest unit that holds them exactly.
std::string sizeText(double bytes);

/// Whether the value is in the parameter's range; says what would be right otherwise.
bool inRange(Reading& reading, const Place& place, const base::FieldInfo& info, double value);

/// Whether a distribution belongs into the parameter's range: its smallest value and its mean do (so do those of each
/// part of a Mixture or Regimes). A 99th percentile beyond the range is a warning.
bool inRange(Reading& reading, const Place& place, const base::FieldInfo& info, const base::Distribution& spread);

/// The infimum of what a distribution can give.
double smallest(const base::Distribution& spread);

}  // namespace headroom::format
