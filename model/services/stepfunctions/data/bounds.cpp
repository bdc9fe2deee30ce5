// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/bounds.hpp"

#include <string>

#include "model/services/stepfunctions/error_names.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// A whole number from `least` on; nothing where the path finds nothing and `spare` stands in.
base::Result<std::optional<std::int64_t>> numberAt(const Path& path, const char* field, std::int64_t least, bool spare,
                                                   const Sources& from) {
    const std::optional<Json> found = find(path, from);
    if (!found && spare) return std::optional<std::int64_t>();
    if (found && found->is_number_integer() && found->get<std::int64_t>() >= least)
        return std::optional<std::int64_t>(found->get<std::int64_t>());
    const std::string wanted = least > 0 ? " names no positive number" : " names no number";
    return failure(error::kRuntime, "The path " + std::string(field) + wanted);
}

/// Reads one number after the other, until one of them is wrong.
class Numbers {
public:
    explicit Numbers(const Sources& from) : from_(from) {}

    /// Puts what the path names into `into`; a number that is there already stands in where data have none.
    template <class T>
    void take(const std::optional<Path>& path, const char* field, T& into) {
        if (!path || wrong_) return;
        const auto number = numberAt(*path, field, 0, into > T{}, from_);
        if (!number)
            wrong_ = number.error();
        else if (*number)
            into = static_cast<T>(**number);
    }
    void take(const std::optional<Path>& path, const char* field, std::optional<std::int64_t>& into) {
        if (!path || wrong_) return;
        const auto number = numberAt(*path, field, 1, into.has_value(), from_);
        if (!number)
            wrong_ = number.error();
        else if (*number)
            into = *number;
    }
    const std::optional<base::Error>& wrong() const { return wrong_; }

private:
    const Sources& from_;
    std::optional<base::Error> wrong_;
};

}  // namespace

base::Result<MapPart> boundsOf(const StateFlow& flow, MapPart map, const Json& effective, const Around& around) {
    const Sources from = around.with(effective);
    Numbers numbers(from);
    numbers.take(flow.maxConcurrencyPath, "MaxConcurrencyPath", map.maxConcurrency);
    numbers.take(flow.toleratedCountPath, "ToleratedFailureCountPath", map.toleratedCount);
    numbers.take(flow.toleratedPercentagePath, "ToleratedFailurePercentagePath", map.toleratedPercentage);
    numbers.take(flow.maxItemsPerBatchPath, "MaxItemsPerBatchPath", map.maxItemsPerBatch);
    numbers.take(flow.maxBytesPerBatchPath, "MaxInputBytesPerBatchPath", map.maxBytesPerBatch);
    if (numbers.wrong()) return *numbers.wrong();
    return map;
}

base::Result<std::optional<std::int64_t>> mostItemsOf(const StateFlow& flow, const Json& effective,
                                                      const Around& around) {
    if (!flow.maxItemsPath) return flow.maxItems;
    return numberAt(*flow.maxItemsPath, "MaxItemsPath", 0, false, around.with(effective));
}

base::Result<TaskLimits> limitsOf(const StateFlow& flow, TaskLimits limits, const Json& effective,
                                  const Around& around) {
    const Sources from = around.with(effective);
    Numbers numbers(from);
    numbers.take(flow.timeoutPath, "TimeoutSecondsPath", limits.timeoutSeconds);
    numbers.take(flow.heartbeatPath, "HeartbeatSecondsPath", limits.heartbeatSeconds);
    if (numbers.wrong()) return *numbers.wrong();
    return limits;
}

}  // namespace headroom::stepfunctions::data
