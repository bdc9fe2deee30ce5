// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/made_up_names.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "model/base/few_of.hpp"
#include "scenarios/import/parameters_in.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr auto kNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::Lambda::Function", "FunctionName"},
    {"AWS::DynamoDB::Table", "TableName"},
    {"AWS::DynamoDB::GlobalTable", "TableName"},
    {"AWS::StepFunctions::StateMachine", "StateMachineName"},
    {"AWS::SQS::Queue", "QueueName"},
    {"AWS::DAX::Cluster", "ClusterName"},
    {"AWS::ApiGateway::RestApi", "Name"},
});

std::string listed(const std::vector<std::string>& names) { return base::fewOf(names, 4); }

std::string setting(const TemplateSource& source) {
    return "--set " + std::filesystem::path(source.file).filename().string() + "/" + std::string(kStackName) + "=...";
}

/// The name of a nested stack is CloudFormation's to make: no --set says it.
std::string whyMadeUp(const TemplateSource& source) {
    const bool named = source.given.parameters.contains(std::string(kStackName));
    const std::string what = named ? " hang on the name of a nested stack or the account's number, which no file says"
                                   : " hang on the stack's name or the account's number, which no file says";
    return what + ", or on what may be secret, so recordings are not known by them: " +
           (named ? "`calibrate --of` and `check --real` say whose they are" : setting(source) + " says the first");
}

/// Names as they would be if less were known.
class NamesAnew {
public:
    explicit NamesAnew(const TemplateSource& source)
        : root_(source.root),
          unsaid_(source.file),
          withoutInventions_(source.root, source.given, unsaid_, {true, false, false}),
          withoutDefaults_(source.root, source.given, unsaid_, {false, true, true}) {
        for (const document::Member& parameter : memberOf(root_, "Parameters").members()) {
            const bool standard = parameter.value.isObject() && parameter.value.find("Default") != nullptr;
            if (standard && !source.given.parameters.contains(parameter.key)) defaults_.insert(parameter.key);
        }
    }

    /// The name of a resource as the template writes it, under `key` or, in SAM, as Name; nullptr: it does not.
    const Node* written(const Resource& resource, std::string_view key) const {
        const Node& section = memberOf(memberOf(memberOf(root_, "Resources"), resource.name), "Properties");
        for (const std::string_view one : {key, std::string_view("Name")}) {
            if (const Node* value = section.find(one)) return value;
        }
        const bool api = resource.type == "AWS::ApiGateway::RestApi";
        return api ? memberOf(memberOf(root_, "Globals"), "Api").find("Name") : nullptr;
    }

    bool isMadeUp(const Node& written, const std::string& known) {
        const auto name = withoutInventions_.evaluate(written, "");
        return !name || toText(*name) != known;
    }

    /// As DefaultNames has it; empty: it hangs on no default.
    std::string onDefaults(const Node& written, const std::string& known) {
        if (defaults_.empty()) return {};
        const auto name = withoutDefaults_.evaluate(written, "");
        const auto text = name ? toText(*name) : std::nullopt;
        if (text == known) return {};
        if (text && std::ranges::all_of(namesIn(*text), [&](const auto& one) { return defaults_.contains(one); }))
            return *text;
        std::string parameters;
        for (const std::string& one : parametersIn(written, root_)) {
            if (defaults_.contains(one)) parameters += (parameters.empty() ? "" : " ") + ("${" + one + "}");
        }
        return std::string(kUnknownForm) + parameters;
    }

private:
    const Node& root_;
    document::Problems unsaid_;
    Evaluator withoutInventions_;
    Evaluator withoutDefaults_;
    std::set<std::string> defaults_;
};

void tellDefaultNames(const DefaultNames& found, const TemplateSource& source, Report& report) {
    if (found.empty()) return;
    std::vector<std::string> resources;
    std::set<std::string> parameters;
    for (const auto& [resource, name] : found) {
        resources.push_back(resource);
        for (const std::string& one : namesIn(name)) parameters.insert(one);
    }
    const std::string all = listed({parameters.begin(), parameters.end()});
    report.push_back({Fate::Assumed,
                      {source.file, {}},
                      "Names in the account",
                      "those of " + listed(resources) + " hang on the default" + (parameters.size() > 1 ? "s" : "") +
                          " of " + all + ": recordings of another stage go by other names; --set " +
                          (parameters.empty() ? "" : *parameters.begin()) + "=... gives its value there"});
}

}  // namespace

DefaultNames markMadeUpNames(Inventory& own, const TemplateSource& source, Report& report) {
    NamesAnew anew(source);
    DefaultNames onDefaults;
    std::vector<std::string> marked;
    Origin first;
    for (Resource& resource : own.resources) {
        const auto known = std::ranges::find(kNames, resource.type, [](const auto& one) { return one.first; });
        const Node* name = known != kNames.end() ? resource.properties.find(known->second) : nullptr;
        const Node* written = name != nullptr && name->isString() ? anew.written(resource, known->second) : nullptr;
        const auto text = written != nullptr ? toText(*name) : std::nullopt;
        if (!text) continue;
        if (anew.isMadeUp(*written, *text)) {
            resource.standIns.emplace_back(known->second, "it hangs on what no file says");
            if (marked.empty()) first = resource.origin;
            marked.push_back(resource.name);
        } else if (std::string form = anew.onDefaults(*written, *text); !form.empty()) {
            onDefaults.emplace(resource.name, std::move(form));
        }
    }
    tellDefaultNames(onDefaults, source, report);
    if (!marked.empty())
        report.push_back(
            {Fate::LeftOut, first, "Names in the account", "those of " + listed(marked) + whyMadeUp(source)});
    return onDefaults;
}

void tellMadeUpConditions(const TemplateSource& source, Report& report) {
    const Node& conditions = memberOf(source.root, "Conditions");
    if (conditions.size() == 0) return;
    document::Problems unsaid(source.file);
    Evaluator known(source.root, source.given, unsaid);
    Evaluator open(source.root, source.given, unsaid, {true, false, true});
    std::vector<std::string> decided;
    for (const document::Member& one : conditions.members()) {
        const auto holds = known.condition(one.key, one.keyPosition, "");
        if (!holds || open.condition(one.key, one.keyPosition, "")) continue;
        decided.push_back(one.key + (*holds ? " (taken as true)" : " (taken as false)"));
    }
    if (decided.empty()) return;
    report.push_back({Fate::Assumed,
                      {source.file, conditions.position()},
                      "Conditions",
                      listed(decided) +
                          ": the stack's name or the account's number decides, and both are made up here; " +
                          setting(source) + " says the first"});
}

}  // namespace headroom::importing
