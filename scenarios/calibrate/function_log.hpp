// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/calibrate/sample.hpp"
#include "scenarios/recorded/repeated_lines.hpp"

namespace headroom::calibrate {

using recorded::SeenLines;

/// What the logs of a function showed at one memory size.
struct FunctionSample {
    Sample durations;  ///< of what ended by itself, well or not
    Sample timeouts;   ///< of what ran until its Timeout
    Sample inits;
    Sample restores;                 ///< of SnapStart
    double restored = 0.0;           ///< ns of those that say what of them was billed
    double billedRestore = 0.0;      ///< ns of it that was
    std::uint64_t failed = 0;        ///< of the durations, those that ended with an error
    std::uint64_t crashed = 0;       ///< of those, whose environment died
    std::int64_t maxMemoryUsed = 0;  ///< MB

    void merge(const FunctionSample& other);
};

/// What they showed altogether.
struct FunctionLog {
    std::map<std::int64_t, FunctionSample> sizes;  ///< by MB; 0: the log does not say it
    std::uint64_t reports = 0;                     ///< lines, whether they count or not
    std::uint64_t cut = 0;
    std::uint64_t repeated = 0;  ///< lines that were there before
    std::uint64_t unsized = 0;   ///< lines of further memory sizes than kMostSizes
    bool unchecked = false;      ///< there were more lines than are compared with each other
    TimeSpan time{};
    std::string function{};  ///< that the log names; empty: none
    std::vector<std::string> notes{};

    static constexpr std::size_t kMostSizes = 32;

    void merge(const FunctionLog& other);
};

/// Reads a log of any size. A line that `seen` knows already counts once.
base::Result<FunctionLog> readFunctionLog(const std::filesystem::path& file, SeenLines& seen);

/// The memory size whose sample counts: the scenario's, where the log has 100 invocations of it that ended or no
/// other size has; else the one with the most. Nothing: none ended before its Timeout.
std::optional<std::int64_t> sizeThatCounts(const FunctionLog& log, std::optional<std::int64_t> scenarios);

}  // namespace headroom::calibrate
