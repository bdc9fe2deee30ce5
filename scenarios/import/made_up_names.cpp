// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/made_up_names.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "model/base/few_of.hpp"
#include "scenarios/import/names_anew.hpp"
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

/// Names that go into the scenario whatever they hang on, because others are told apart by them.
constexpr auto kParts = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::ApiGateway::Stage", "StageName"},
    {"AWS::ApiGateway::Deployment", "StageName"},
    {"AWS::ApiGatewayV2::Stage", "StageName"},
    {"AWS::Serverless::Api", "StageName"},
    {"AWS::Serverless::HttpApi", "StageName"},
    {"AWS::Lambda::Alias", "Name"},
    {"AWS::StepFunctions::StateMachineAlias", "Name"},
    {"AWS::Serverless::Function", "AutoPublishAlias"},
    {"AWS::ApiGateway::Resource", "PathPart"},
    {"AWS::ApiGatewayV2::Route", "RouteKey"},
});

std::string listed(const std::vector<std::string>& names) { return base::fewOf(names, 4); }

std::string setting(const TemplateSource& source) {
    return "--set " + std::filesystem::path(source.file).filename().string() + "/" + std::string(kStackName) + "=...";
}

/// The name of a nested stack is CloudFormation's to make: no --set says it.
std::string whatIsMadeUp(const TemplateSource& source) {
    const bool named = source.given.parameters.contains(std::string(kStackName));
    return std::string(" hang on the ") + (named ? "name of a nested stack" : "stack's name") +
           " or the account's number, or a stack's id, which no file says, or on what may be secret";
}

std::string whyMadeUp(const TemplateSource& source) {
    const bool named = source.given.parameters.contains(std::string(kStackName));
    return whatIsMadeUp(source) + ", so recordings are not known by them: " +
           (named ? "`calibrate --of` and `check --real` say whose they are" : setting(source) + " says the first");
}

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

/// Names of stages, aliases and routes that are written in a template: "Prod.StageName".
class Parts {
public:
    Parts(const Inventory& own, const TemplateSource& source, NamesAnew& anew) : anew_(anew) {
        for (const document::Member& resource : memberOf(source.root, "Resources").members()) {
            if (own.find(resource.key) == nullptr) continue;
            const Node& properties = memberOf(resource.value, "Properties");
            for (const auto& [type, key] : kParts) {
                const Node* name = textOf(resource.value, "Type") == type ? properties.find(key) : nullptr;
                if (name != nullptr) look(*name, resource.key + "." + std::string(key));
            }
            for (const document::Member& event : memberOf(properties, "Events").members()) {
                const Node* path = memberOf(event.value, "Properties").find("Path");
                if (path != nullptr) look(*path, resource.key + "." + event.key + ".Path");
            }
        }
    }

    void tellMadeUp(const TemplateSource& source, Report& report) const {
        if (madeUp_.empty()) return;
        report.push_back(
            {Fate::Assumed,
             {source.file, first_},
             "Names in the account",
             listed(madeUp_) + whatIsMadeUp(source) + ": they are made up here, and recordings go by the account's"});
    }

    const DefaultNames& onDefaults() const { return onDefaults_; }

private:
    void look(const Node& written, std::string what) {
        const auto known = anew_.known(written);
        if (!known) return;
        if (anew_.isMadeUp(written, *known)) {
            if (madeUp_.empty()) first_ = written.position();
            madeUp_.push_back(std::move(what));
        } else if (std::string form = anew_.onDefaults(written, *known); !form.empty()) {
            onDefaults_.emplace(std::move(what), std::move(form));
        }
    }

    NamesAnew& anew_;
    std::vector<std::string> madeUp_;
    document::Position first_;
    DefaultNames onDefaults_;
};

}  // namespace

DefaultNames markMadeUpNames(Inventory& own, const TemplateSource& source, Report& report) {
    NamesAnew anew(source);
    DefaultNames onDefaults;
    std::vector<std::string> marked;
    Origin first;
    for (Resource& resource : own.resources) {
        const auto known = std::ranges::find(kNames, resource.type, [](const auto& one) { return one.first; });
        const Node* name = known != kNames.end() ? resource.properties.find(known->second) : nullptr;
        const Node* written =
            name != nullptr && name->isString() ? writtenName(source.root, resource, known->second) : nullptr;
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
    const Parts parts(own, source, anew);
    parts.tellMadeUp(source, report);
    DefaultNames all = onDefaults;
    all.insert(parts.onDefaults().begin(), parts.onDefaults().end());
    tellDefaultNames(all, source, report);
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
