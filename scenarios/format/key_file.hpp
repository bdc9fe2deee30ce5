// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "model/base/keys.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Reads {"File": "keys.csv", "Column": "key", "Weight": "count"}: how often each key was asked for. The file is CSV
/// with a header; a key that stands in several rows has their sum, and without Weight a row counts as one. It is
/// read a line at a time and may be larger than memory: at most eight million different keys are kept, 16 B each,
/// while it is read. Problems name the file and its line.
std::optional<base::WeightedKeys> readKeyFile(Reading& reading, const Place& place);

}  // namespace headroom::format
