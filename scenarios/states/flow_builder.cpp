// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/flow_builder.hpp"

#include "scenarios/states/expression_check.hpp"
#include "scenarios/states/part_checks.hpp"

namespace headroom::states {

namespace {

namespace data = stepfunctions::data;
using stepfunctions::QueryLanguage;

/// A path or a call; a text that is neither (a placeholder is left in it) stays text.
data::Template expressionOf(const document::Node& node) {
    data::Template result;
    const std::string text = node.isString() ? node.asString() : std::string();
    if (stepfunctions::looksLikeCall(text)) {
        if (base::Result<stepfunctions::Call> call = stepfunctions::parseCall(text)) {
            result.kind = data::Template::Kind::Call;
            result.call = std::make_shared<const stepfunctions::Call>(std::move(*call));
            return result;
        }
    } else if (base::Result<stepfunctions::Path> path = stepfunctions::parsePath(text)) {
        result.kind = data::Template::Kind::Path;
        result.path = std::move(*path);
        return result;
    }
    result.literal = jsonOf(node);
    return result;
}

data::Template templateOf(const document::Node& node, QueryLanguage language) {
    data::Template result;
    if (node.isArray()) {
        result.kind = data::Template::Kind::List;
        for (const document::Node& element : node.elements()) result.elements.push_back(templateOf(element, language));
    } else if (node.isObject()) {
        result.kind = data::Template::Kind::Object;
        for (const document::Member& member : node.members()) {
            const bool dynamic = language == QueryLanguage::JsonPath && member.key.ends_with(".$");
            result.members.push_back({dynamic ? member.key.substr(0, member.key.size() - 2) : member.key,
                                      dynamic ? expressionOf(member.value) : templateOf(member.value, language)});
        }
    } else {
        result.literal = jsonOf(node);
    }
    return result;
}

std::optional<data::Template> optionalTemplate(const document::Node& object, std::string_view field,
                                               QueryLanguage language) {
    const document::Node* node = object.find(field);
    if (node == nullptr) return std::nullopt;
    return templateOf(*node, language);
}

data::NullablePath nullablePath(const document::Node& object, std::string_view field) {
    data::NullablePath result;
    const document::Node* node = object.find(field);
    if (node == nullptr) return result;
    result.nothing = node->isNull();
    if (node->isString())
        if (base::Result<stepfunctions::Path> path = stepfunctions::parsePath(node->asString()))
            result.path = std::move(*path);
    return result;
}

std::optional<stepfunctions::Path> optionalPath(const document::Node& object, std::string_view field) {
    const document::Node* node = object.find(field);
    if (node == nullptr || !node->isString()) return std::nullopt;
    base::Result<stepfunctions::Path> path = stepfunctions::parsePath(node->asString());
    if (!path) return std::nullopt;
    return std::move(*path);
}

data::Condition conditionOf(const document::Node& rule) {
    data::Condition result;
    for (const document::Member& member : rule.members()) {
        if (member.key == "Condition") {
            result.kind = data::Condition::Kind::Constant;
            result.operand = jsonOf(member.value);
        } else if (member.key == "Not") {
            result.kind = data::Condition::Kind::Not;
            result.parts.push_back(conditionOf(member.value));
        } else if (member.key == "And" || member.key == "Or") {
            result.kind = member.key == "And" ? data::Condition::Kind::And : data::Condition::Kind::Or;
            for (const document::Node& part : member.value.elements()) result.parts.push_back(conditionOf(part));
        } else if (member.key == "Variable") {
            if (auto path = optionalPath(rule, "Variable")) result.variable = std::move(*path);
        } else if (const auto op = stepfunctions::choiceOperator(member.key)) {
            result.op = *op;
            if (op->path)
                result.operandPath = optionalPath(rule, member.key);
            else
                result.operand = jsonOf(member.value);
        }
    }
    return result;
}

std::optional<data::Template> failText(const document::Node& state, const std::string& field) {
    if (const document::Node* path = state.find(field + "Path")) return expressionOf(*path);
    return optionalTemplate(state, field, QueryLanguage::JsonPath);
}

/// False when an expression in `{% %}` is anywhere in the value but inside states of its own.
bool isConstant(const document::Node& node) {
    if (node.isString()) return !looksLikeJsonata(node.asString());
    if (node.isArray())
        for (const document::Node& element : node.elements())
            if (!isConstant(element)) return false;
    if (node.isObject())
        for (const document::Member& member : node.members())
            if (member.key != "States" && !isConstant(member.value)) return false;
    return true;
}

void addLists(data::StateFlow& flow, const document::Node& state, QueryLanguage language) {
    if (const document::Node* choices = state.find("Choices"))
        for (const document::Node& rule : choices->elements())
            flow.choices.push_back({conditionOf(rule), optionalTemplate(rule, "Assign", language),
                                    optionalTemplate(rule, "Output", language)});
    if (const document::Node* catchers = state.find("Catch"))
        for (const document::Node& catcher : catchers->elements())
            flow.catchers.push_back({nullablePath(catcher, "ResultPath"), optionalTemplate(catcher, "Assign", language),
                                     optionalTemplate(catcher, "Output", language)});
}

/// What bounds a Map: numbers are its MapPart's, what data say is here.
void addMapLimits(stepfunctions::data::StateFlow& flow, const document::Node& state,
                  stepfunctions::QueryLanguage language) {
    flow.toleratedCountPath = optionalPath(state, "ToleratedFailureCountPath");
    flow.toleratedPercentagePath = optionalPath(state, "ToleratedFailurePercentagePath");
    if (const document::Node* batcher = state.find("ItemBatcher")) {
        flow.batchInput = optionalTemplate(*batcher, "BatchInput", language);
        flow.maxItemsPerBatchPath = optionalPath(*batcher, "MaxItemsPerBatchPath");
        flow.maxBytesPerBatchPath = optionalPath(*batcher, "MaxInputBytesPerBatchPath");
    }
    if (const document::Node* writer = state.find("ResultWriter")) {
        flow.writer = optionalTemplate(*writer, "Parameters", language);
        if (!flow.writer) flow.writer = optionalTemplate(*writer, "Arguments", language);
    }
    const document::Node* reader = state.find("ItemReader");
    const document::Node* config = reader != nullptr ? reader->find("ReaderConfig") : nullptr;
    if (config == nullptr) return;
    flow.maxItemsPath = optionalPath(*config, "MaxItemsPath");
    const document::Node* most = config->find("MaxItems");
    if (most != nullptr && most->isNumber()) flow.maxItems = static_cast<std::int64_t>(most->asNumber());
}

}  // namespace

data::Json jsonOf(const document::Node& node) {
    switch (node.kind()) {
        case document::Kind::Null:
            return nullptr;
        case document::Kind::Bool:
            return node.asBool();
        case document::Kind::String:
            return node.asString();
        case document::Kind::Number: {
            const bool whole = node.numberText().find_first_of(".eE") == std::string::npos;
            if (const auto integer = node.asInteger(); integer && whole) return *integer;
            return node.asNumber();
        }
        case document::Kind::Array: {
            data::Json list = data::Json::array();
            for (const document::Node& element : node.elements()) list.push_back(jsonOf(element));
            return list;
        }
        case document::Kind::Object: {
            data::Json object = data::Json::object();
            for (const document::Member& member : node.members()) object[member.key] = jsonOf(member.value);
            return object;
        }
    }
    return nullptr;
}

data::StateFlow buildFlow(const document::Node& state, const stepfunctions::State& built) {
    const QueryLanguage language = built.language;
    data::StateFlow flow;
    flow.evaluable = language == QueryLanguage::JsonPath || isConstant(state);
    flow.inputPath = nullablePath(state, "InputPath");
    flow.outputPath = nullablePath(state, "OutputPath");
    flow.resultPath = nullablePath(state, "ResultPath");
    for (const std::string_view field : {"Parameters", "Arguments", "ItemSelector"})
        if (auto found = optionalTemplate(state, field, language)) flow.parameters = std::move(found);
    flow.resultSelector = optionalTemplate(state, "ResultSelector", language);
    flow.output = optionalTemplate(state, "Output", language);
    flow.assign = optionalTemplate(state, "Assign", language);
    if (const document::Node* result = state.find("Result")) flow.result = jsonOf(*result);
    if (const document::Node* items = state.find("Items")) flow.items = jsonOf(*items);
    addMapLimits(flow, state, language);
    flow.error = failText(state, "Error");
    flow.cause = failText(state, "Cause");
    flow.itemsPath = optionalPath(state, "ItemsPath");
    flow.secondsPath = optionalPath(state, "SecondsPath");
    flow.timestampPath = optionalPath(state, "TimestampPath");
    flow.timeoutPath = optionalPath(state, "TimeoutSecondsPath");
    flow.heartbeatPath = optionalPath(state, "HeartbeatSecondsPath");
    flow.maxConcurrencyPath = optionalPath(state, "MaxConcurrencyPath");
    addLists(flow, state, language);
    return flow;
}

}  // namespace headroom::states
