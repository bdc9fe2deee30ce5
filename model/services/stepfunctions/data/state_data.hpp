// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/base/units.hpp"
#include "model/services/stepfunctions/data/shared_json.hpp"
#include "model/services/stepfunctions/data/sources.hpp"

/// What states do to data, whoever executes them and whenever: one step of the Guide's input-output-processing each.
namespace headroom::stepfunctions::data {

/// What paths read from beside the value that they are applied to.
struct Around {
    const Variables& variables;
    const ContextObject& context;
    Sources with(const Json& input) const { return {input, variables, context}; }
};

/// InputPath.
Handed effectiveInput(const StateFlow& flow, const SharedJson& raw, const Around& around);
/// Parameters, or the effective input as it is.
Handed parametersOf(const StateFlow& flow, const SharedJson& effective, const Around& around);
/// ResultSelector.
Handed selectedResult(const StateFlow& flow, SharedJson result, const Around& around);
/// ResultPath into the raw input, or a JSONata state's Output. An error of ResultPath is
/// States.ResultPathMatchFailure.
Handed outputOf(const State& state, const StateFlow& flow, const SharedJson& raw, const SharedJson& selected,
                const Around& around);
/// OutputPath.
Handed outputPathOf(const StateFlow& flow, SharedJson output, const Around& around);

/// Which rule of a Choice holds; nothing: none does.
base::Result<std::optional<std::size_t>> ruleOf(const StateFlow& flow, const Json& effective, const Around& around);
/// What the rule gives to the next state.
Handed ruleOutput(const ChoiceFlow& rule, const SharedJson& effective, const Around& around);

/// How long a Wait takes; `now` in [ns] since 1970.
base::Result<base::Duration> waitOf(const State& state, const StateFlow& flow, const Json& effective, std::int64_t now,
                                    const Around& around);

/// Error and Cause of a Fail.
struct FailTexts {
    std::string error;
    std::string cause;
};
base::Result<FailTexts> failTexts(const StateFlow& flow, const Json& effective, const Around& around);

/// {"Error": ..., "Cause": ...}, as a catcher gets it; a cause that nobody gave is an empty text.
Json errorOutput(const std::string& error, const std::string& cause);
/// What a catcher makes of it.
Evaluated caughtOutput(const CatcherFlow& catcher, const Json& raw, const Json& told, const Around& around);

/// What a Map goes through.
struct MapItems {
    std::vector<Json> values;
    bool pairs = false;  ///< of an object: each is {"Key", "Value"}
};

/// Where no ItemReader reads it.
base::Result<MapItems> itemsOf(const StateFlow& flow, const Json& effective, const Around& around);

/// What the context object says of an item (Guide, input-output-contextobject), with null in the place of its value.
Json itemContext(const Json& item, std::int64_t index, bool pair);
/// That value.
const Json& itemValue(const Json& item, bool pair);

/// Assign: an object by the names of variables, empty where there is none.
Evaluated assignedBy(const std::optional<Template>& assign, const Json& input, const Around& around);

}  // namespace headroom::stepfunctions::data
