// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "scenarios/format/distribution_reader.hpp"

namespace headroom::format {

/// Reads {"File": "durations.csv", "Column": "ms", "Unit": "ms"}: the values of a CSV column in seconds or bytes.
/// `Unit` is required (a column has none of its own). Problems name the file and its line.
std::optional<std::vector<double>> readEmpiricalColumn(Reading& reading, const Place& place, Dimension dimension);

/// The text of a file named by the scenario, relative to it; a problem at `place` when it cannot be read, is larger
/// than a scenario may be (64 MB) or is no text (NUL bytes, other encodings than UTF-8).
std::optional<std::string> readNamedFile(Reading& reading, const Place& place, const std::string& name);

}  // namespace headroom::format
