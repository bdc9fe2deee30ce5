// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/bounds.hpp"

#include <string>

#include "model/services/stepfunctions/error_names.hpp"
#include "model/services/stepfunctions/limits.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// A field that may come from data, and what it may be: as where the definition has a number (limits of the grammar).
struct Range {
    const char* field;
    double least;
    double most;
    bool whole = true;
};
constexpr double kMostItems = 100'000'000;
constexpr Range kConcurrency{"MaxConcurrencyPath", 0, kMostItems};
constexpr Range kToleratedCount{"ToleratedFailureCountPath", 0, kMostItems};
constexpr Range kToleratedPercentage{"ToleratedFailurePercentagePath", 0, 100, false};
constexpr Range kItemsPerBatch{"MaxItemsPerBatchPath", 0, kMostItems};
constexpr Range kBytesPerBatch{"MaxInputBytesPerBatchPath", 0, kMaxPayloadBytes};
constexpr Range kItems{"MaxItemsPath", 0, kMostItems};
constexpr Range kTimeout{"TimeoutSecondsPath", 1, kMaxSeconds};
constexpr Range kHeartbeat{"HeartbeatSecondsPath", 1, kMaxSeconds};

bool isWithin(const Json& value, const Range& range) {
    if (range.whole ? !value.is_number_integer() : !value.is_number()) return false;
    const auto number = value.get<double>();
    return number >= range.least && number <= range.most;
}

/// The number that a path names; nothing where it finds nothing and a number that is given already stands in.
base::Result<std::optional<double>> numberAt(const Path& path, const Range& range, bool spare, const Sources& from) {
    const std::optional<Json> found = find(path, from);
    if (!found && spare) return std::optional<double>();
    if (found && isWithin(*found, range)) return std::optional<double>(found->get<double>());
    return failure(error::kRuntime, "The path " + std::string(range.field) + " names no " +
                                        (range.whole ? "whole number" : "number") + " between " +
                                        std::to_string(static_cast<std::int64_t>(range.least)) + " and " +
                                        std::to_string(static_cast<std::int64_t>(range.most)));
}

/// Reads one number after the other, until one of them is wrong.
class Numbers {
public:
    explicit Numbers(const Sources& from) : from_(from) {}

    /// Puts what the path names into `into`; a number that is there already stands in where data have none.
    template <class T>
    void take(const std::optional<Path>& path, const Range& range, T& into) {
        if (const std::optional<double> number = read(path, range, into > T{})) into = static_cast<T>(*number);
    }
    void take(const std::optional<Path>& path, const Range& range, std::optional<std::int64_t>& into) {
        if (const std::optional<double> number = read(path, range, into.has_value()))
            into = static_cast<std::int64_t>(*number);
    }
    const std::optional<base::Error>& wrong() const { return wrong_; }

private:
    std::optional<double> read(const std::optional<Path>& path, const Range& range, bool spare) {
        if (!path || wrong_) return std::nullopt;
        const auto number = numberAt(*path, range, spare, from_);
        if (number) return *number;
        wrong_ = number.error();
        return std::nullopt;
    }

    const Sources& from_;
    std::optional<base::Error> wrong_;
};

}  // namespace

base::Result<MapPart> boundsOf(const StateFlow& flow, MapPart map, const Json& effective, const Around& around) {
    const Sources from = around.with(effective);
    Numbers numbers(from);
    numbers.take(flow.maxConcurrencyPath, kConcurrency, map.maxConcurrency);
    numbers.take(flow.toleratedCountPath, kToleratedCount, map.toleratedCount);
    numbers.take(flow.toleratedPercentagePath, kToleratedPercentage, map.toleratedPercentage);
    numbers.take(flow.maxItemsPerBatchPath, kItemsPerBatch, map.maxItemsPerBatch);
    numbers.take(flow.maxBytesPerBatchPath, kBytesPerBatch, map.maxBytesPerBatch);
    if (numbers.wrong()) return *numbers.wrong();
    return map;
}

base::Result<std::optional<std::int64_t>> mostItemsOf(const StateFlow& flow, const Json& effective,
                                                      const Around& around) {
    if (!flow.maxItemsPath) return flow.maxItems;
    const auto number = numberAt(*flow.maxItemsPath, kItems, false, around.with(effective));
    if (!number) return number.error();
    return std::optional<std::int64_t>(static_cast<std::int64_t>(**number));
}

base::Result<TaskLimits> limitsOf(const StateFlow& flow, TaskLimits limits, const Json& effective,
                                  const Around& around) {
    const Sources from = around.with(effective);
    Numbers numbers(from);
    numbers.take(flow.timeoutPath, kTimeout, limits.timeoutSeconds);
    numbers.take(flow.heartbeatPath, kHeartbeat, limits.heartbeatSeconds);
    if (numbers.wrong()) return *numbers.wrong();
    return limits;
}

}  // namespace headroom::stepfunctions::data
