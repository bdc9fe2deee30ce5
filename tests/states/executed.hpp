// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/services/stepfunctions/data/execution.hpp"
#include "tests/states/checked.hpp"
#include "tests/support/catch.hpp"

namespace headroom::test {

using stepfunctions::data::Answer;
using stepfunctions::data::Executed;
using stepfunctions::data::ExecutionOptions;
using stepfunctions::data::Json;
using stepfunctions::data::Status;

/// Executes a definition that must be valid.
inline Executed executed(const std::string& definition, const Json& input = Json::object(),
                         const ExecutionOptions& options = {}) {
    const states::LoadedDefinition loaded = checked(definition, {options.type, {}});
    INFO(document::toLines(states::problemsOf(loaded.findings)));
    REQUIRE(loaded.ok());
    return stepfunctions::data::execute(*loaded.machine, input, options);
}

/// The types of the events, separated by blanks.
inline std::string typesOf(const Executed& run) {
    std::string types;
    for (const auto& event : run.events) types += (types.empty() ? "" : " ") + event.type;
    return types;
}

inline Answer gives(Json result, base::Duration duration = {}) {
    Answer answer;
    answer.result = std::move(result);
    answer.duration = duration;
    return answer;
}

inline Answer raises(std::string error, std::string cause = "", base::Duration duration = {}) {
    Answer answer;
    answer.error = std::move(error);
    answer.cause = std::move(cause);
    answer.duration = duration;
    return answer;
}

}  // namespace headroom::test
