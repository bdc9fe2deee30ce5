// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/error_names.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// Longest input that a cause quotes.
constexpr std::size_t kQuotedInput = 1000;

Evaluated object(const Template& value, const Sources& sources) {
    Json result = Json::object();
    for (const Template::Member& member : value.members) {
        const bool dynamic = member.value.kind == Template::Kind::Path || member.value.kind == Template::Kind::Call;
        Evaluated inner = evaluate(member.value, sources, member.name + (dynamic ? ".$" : ""));
        if (!inner) return inner;
        result[member.name] = std::move(*inner);
    }
    return result;
}

}  // namespace

base::Error tooDeep() {
    return failure(error::kRuntime, "The data are nested deeper than " + std::to_string(kMaxNesting) + " levels");
}

std::string notFound(const Path& path, const std::string& field, const Json& input) {
    std::string text = textOf(input);
    if (text.size() > kQuotedInput) text = text.substr(0, kQuotedInput) + "...";
    return "The JSONPath '" + path.text + "' specified for the field '" + field +
           "' could not be found in the input '" + text + "'";
}

Evaluated evaluate(const Template& value, const Sources& sources, const std::string& field) {
    switch (value.kind) {
        case Template::Kind::Literal:
            return value.literal;
        case Template::Kind::Path:
            if (std::optional<Json> found = find(value.path, sources)) return std::move(*found);
            return failure(error::kRuntime, notFound(value.path, field, sources.input));
        case Template::Kind::Call:
            return evaluate(*value.call, sources);
        case Template::Kind::Object:
            return object(value, sources);
        case Template::Kind::List: {
            Json result = Json::array();
            for (const Template& element : value.elements) {
                Evaluated inner = evaluate(element, sources, field);
                if (!inner) return inner;
                result.push_back(std::move(*inner));
            }
            return result;
        }
    }
    return Json(nullptr);
}

Evaluated placed(Json target, const Path& path, Json result) {
    Json* at = &target;
    const auto refuse = [&path] {
        return failure(error::kResultPathMatchFailure, "Unable to apply ReferencePath " + path.text +
                                                           " to the state's input: something that is no "
                                                           "object or list stands in its way");
    };
    for (const PathStep& step : path.steps) {
        if (step.kind == PathStep::Kind::Names && step.names.size() == 1) {
            if (at->is_null()) *at = Json::object();
            if (!at->is_object()) return refuse();
            at = &(*at)[step.names.front()];
        } else {
            const bool inside = step.indexes.size() == 1 && at->is_array() && step.indexes.front() >= 0 &&
                                static_cast<std::size_t>(step.indexes.front()) < at->size();
            if (!inside) return refuse();
            at = &(*at)[static_cast<std::size_t>(step.indexes.front())];
        }
    }
    *at = std::move(result);
    return target;
}

}  // namespace headroom::stepfunctions::data
