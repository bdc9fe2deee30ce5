// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "model/services/stepfunctions/choice_operator.hpp"
#include "model/services/stepfunctions/definition.hpp"
#include "model/services/stepfunctions/intrinsic.hpp"
#include "model/services/stepfunctions/path.hpp"

/// Definitions executed by data. The only place of the model that knows JSON, as a value.
namespace headroom::stepfunctions::data {

/// A value as it passes from state to state; members keep their order.
using Json = nlohmann::ordered_json;

/// A payload template: constants with paths and calls in between.
struct Template {
    enum class Kind { Literal, Path, Call, Object, List };
    struct Member;
    Kind kind = Kind::Literal;
    Json literal;
    Path path;
    std::shared_ptr<const Call> call;
    std::vector<Member> members;
    std::vector<Template> elements;
};
struct Template::Member {
    std::string name;
    Template value;
};

/// A path that may be null, which means: nothing.
struct NullablePath {
    bool nothing = false;
    Path path;  ///< `$` as it stands
};

/// A condition of a Choice.
struct Condition {
    enum class Kind { Comparison, And, Or, Not, Constant };
    Kind kind = Kind::Comparison;
    std::vector<Condition> parts;
    Path variable;
    ChoiceOperator op;
    Json operand;                     ///< of Constant: true or false
    std::optional<Path> operandPath;  ///< of the `...Path` operators
};

struct ChoiceFlow {
    Condition condition;
    std::optional<Template> assign;
    std::optional<Template> output;
};

struct CatcherFlow {
    NullablePath resultPath;
    std::optional<Template> assign;
    std::optional<Template> output;
};

/// What a state does to data: one for each of Definition::states.
struct StateFlow {
    bool evaluable = true;  ///< no JSONata expression anywhere in it
    NullablePath inputPath;
    NullablePath outputPath;
    NullablePath resultPath;
    std::optional<Template> parameters;  ///< Parameters or Arguments; of a Map ItemSelector
    std::optional<Template> resultSelector;
    std::optional<Template> output;  ///< JSONata's
    std::optional<Template> assign;
    std::optional<Json> result;          ///< of a Pass
    std::optional<Json> items;           ///< of a Map in JSONata
    std::optional<Template> batchInput;  ///< of an ItemBatcher
    std::optional<Template> writer;      ///< Parameters or Arguments of a ResultWriter
    std::optional<Template> error;       ///< of a Fail: constant, path or call
    std::optional<Template> cause;
    std::optional<Path> itemsPath;
    std::optional<Path> secondsPath;
    std::optional<Path> timestampPath;
    std::optional<Path> timeoutPath;
    std::optional<Path> heartbeatPath;
    std::optional<Path> maxConcurrencyPath;
    std::optional<Path> toleratedCountPath;
    std::optional<Path> toleratedPercentagePath;
    std::optional<Path> maxItemsPerBatchPath;
    std::optional<Path> maxBytesPerBatchPath;
    std::optional<Path> maxItemsPath;      ///< of a ReaderConfig
    std::optional<std::int64_t> maxItems;  ///< likewise, as a number
    std::vector<ChoiceFlow> choices;
    std::vector<CatcherFlow> catchers;
};

/// A definition with everything that is needed to execute it by data.
struct Machine {
    Definition definition;
    std::vector<StateFlow> flow;
};

}  // namespace headroom::stepfunctions::data
