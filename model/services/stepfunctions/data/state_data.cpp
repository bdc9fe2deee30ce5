// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/state_data.hpp"

#include <algorithm>
#include <array>

#include "model/services/stepfunctions/error_names.hpp"
#include "model/services/stepfunctions/limits.hpp"
#include "model/services/stepfunctions/timestamp.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// A whole number of seconds, not negative; nothing for any other value.
std::optional<base::Duration> secondsOf(const Json& value) {
    if (!value.is_number_integer() || value < 0 || value > kMaxSeconds) return std::nullopt;
    return base::seconds(value.get<std::int64_t>());
}

/// What a path names, or the error that it names nothing.
Evaluated found(const Path& path, const std::string& field, const Json& input, const Around& around) {
    std::optional<Json> value = find(path, around.with(input));
    if (!value) return failure(error::kRuntime, notFound(path, field, input));
    return std::move(*value);
}

bool isWhole(const Path& path) { return path.root == PathRoot::Input && path.steps.empty(); }

Handed handed(Evaluated made) {
    if (!made) return made.error();
    return SharedJson(std::move(*made));
}

}  // namespace

Handed effectiveInput(const StateFlow& flow, const SharedJson& raw, const Around& around) {
    if (flow.inputPath.nothing) return SharedJson(Json::object());
    if (isWhole(flow.inputPath.path)) return raw;
    return handed(found(flow.inputPath.path, "InputPath", raw.json(), around));
}

Handed parametersOf(const StateFlow& flow, const SharedJson& effective, const Around& around) {
    if (!flow.parameters) return effective;
    return handed(evaluate(*flow.parameters, around.with(effective.json()), "Parameters"));
}

Handed selectedResult(const StateFlow& flow, SharedJson result, const Around& around) {
    if (!flow.resultSelector) return result;
    return handed(evaluate(*flow.resultSelector, around.with(result.json()), "ResultSelector"));
}

Handed outputOf(const State& state, const StateFlow& flow, const SharedJson& raw, const SharedJson& selected,
                const Around& around) {
    const bool passesOn =
        state.type == StateType::Wait || state.type == StateType::Succeed || state.type == StateType::Choice;
    if (flow.output) return handed(evaluate(*flow.output, around.with(selected.json()), "Output"));
    if (flow.resultPath.nothing) return raw;
    if (passesOn || flow.resultPath.path.steps.empty()) return selected;
    return handed(placed(raw.json(), flow.resultPath.path, selected.json()));
}

Handed outputPathOf(const StateFlow& flow, SharedJson output, const Around& around) {
    if (flow.outputPath.nothing) return SharedJson(Json::object());
    if (isWhole(flow.outputPath.path)) return output;
    return handed(found(flow.outputPath.path, "OutputPath", output.json(), around));
}

base::Result<std::optional<std::size_t>> ruleOf(const StateFlow& flow, const Json& effective, const Around& around) {
    for (std::size_t i = 0; i < flow.choices.size(); ++i) {
        const base::Result<bool> held = holds(flow.choices[i].condition, around.with(effective));
        if (!held) return held.error();
        if (*held) return std::optional<std::size_t>(i);
    }
    return std::optional<std::size_t>();
}

Handed ruleOutput(const ChoiceFlow& rule, const SharedJson& effective, const Around& around) {
    if (!rule.output) return effective;
    return handed(evaluate(*rule.output, around.with(effective.json()), "Output"));
}

base::Result<base::Duration> waitOf(const State& state, const StateFlow& flow, const Json& effective, std::int64_t now,
                                    const Around& around) {
    base::Duration delay;
    if (state.waitSeconds) delay = base::seconds(*state.waitSeconds);
    if (state.waitUntil) delay = waitUntil(*state.waitUntil, now);
    for (const std::optional<Path>* path : {&flow.secondsPath, &flow.timestampPath}) {
        if (!path->has_value()) continue;
        const bool seconds = path == &flow.secondsPath;
        const std::string field = seconds ? "SecondsPath" : "TimestampPath";
        const Evaluated value = found(**path, field, effective, around);
        if (!value) return value.error();
        std::optional<base::Duration> given = seconds ? secondsOf(*value) : std::nullopt;
        if (!seconds && value->is_string())
            if (const auto until = parseTimestamp(value->get_ref<const std::string&>()))
                given = waitUntil(until->inNanoseconds(), now);
        if (!given)
            return failure(error::kRuntime,
                           "The " + field + " parameter references an invalid value: " + textOf(*value));
        delay = *given;
    }
    return delay;
}

base::Result<FailTexts> failTexts(const StateFlow& flow, const Json& effective, const Around& around) {
    FailTexts texts;
    const auto read = [&](const std::optional<Template>& given, const char* field,
                          std::string& into) -> std::optional<base::Error> {
        if (!given) return std::nullopt;
        const Evaluated made = evaluate(*given, around.with(effective), field);
        if (!made) return made.error();
        if (!made->is_string())
            return failure(error::kRuntime, "The " + std::string(field) + " must give text, not " + textOf(*made));
        into = made->get<std::string>();
        return std::nullopt;
    };
    if (const auto wrong = read(flow.error, "ErrorPath", texts.error)) return *wrong;
    if (const auto wrong = read(flow.cause, "CausePath", texts.cause)) return *wrong;
    return texts;
}

Json errorOutput(const std::string& error, const std::string& cause) { return {{"Error", error}, {"Cause", cause}}; }

Evaluated caughtOutput(const CatcherFlow& catcher, const Json& raw, const Json& told, const Around& around) {
    if (catcher.output) {
        Evaluated made = evaluate(*catcher.output, around.with(told), "Output");
        return made ? std::move(*made) : told;
    }
    if (catcher.resultPath.nothing) return raw;
    if (catcher.resultPath.path.steps.empty()) return told;
    return placed(raw, catcher.resultPath.path, told);
}

base::Result<MapItems> itemsOf(const StateFlow& flow, const Json& effective, const Around& around) {
    Json list = flow.items ? *flow.items : effective;
    if (flow.itemsPath) {
        Evaluated named = found(*flow.itemsPath, "ItemsPath", effective, around);
        if (!named) return named.error();
        list = std::move(*named);
    }
    if (list.is_array()) return MapItems{{list.begin(), list.end()}};
    if (!list.is_object()) {
        const std::string path = flow.itemsPath ? flow.itemsPath->text : "$";
        return failure(error::kRuntime, "Reference path \"" + path + "\" must point to array.");
    }
    MapItems pairs{{}, true};
    for (const auto& [key, value] : list.items()) pairs.values.push_back({{"Key", key}, {"Value", value}});
    return pairs;
}

Json itemContext(const Json& item, std::int64_t index, bool pair) {
    Json context{{"Index", index}};
    if (pair) context["Key"] = item["Key"];
    context["Value"] = nullptr;
    return context;
}

const Json& itemValue(const Json& item, bool pair) { return pair ? item["Value"] : item; }

Evaluated assignedBy(const std::optional<Template>& assign, const Json& input, const Around& around) {
    if (!assign) return Json(Json::object());
    return evaluate(*assign, around.with(input), "Assign");
}

}  // namespace headroom::stepfunctions::data
