// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_parts.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "scenarios/import/answer_apis.hpp"
#include "scenarios/import/answer_functions.hpp"
#include "scenarios/import/answer_rest.hpp"
#include "scenarios/import/answer_schedules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::string_view, 3> kNamed{"TimeToLiveDescription", "ContinuousBackupsDescription",
                                                 "ReservedConcurrentExecutions"};

constexpr std::array<std::string_view, 4> kOfApis{"RouteKey", "IntegrationId", "AuthorizerId", "StageName"};

Node flag(std::string_view key, document::Position at) {
    Node object = Node::object(at);
    object.set(std::string(key), Node::boolean(true, at), at);
    return object;
}

void addTimeToLive(const Node& answer, Node& table) {
    if (textOf(answer, "TimeToLiveStatus") != "ENABLED") return;
    Node kept = flag("Enabled", answer.position());
    copyMember(answer, "AttributeName", kept, "AttributeName");
    table.set("TimeToLiveSpecification", std::move(kept), answer.position());
}

void addBackups(const Node& answer, Node& table) {
    const Node* recovery = answer.find("PointInTimeRecoveryDescription");
    if (recovery == nullptr || textOf(*recovery, "PointInTimeRecoveryStatus") != "ENABLED") return;
    Node kept = flag("PointInTimeRecoveryEnabled", recovery->position());
    copyMember(*recovery, "RecoveryPeriodInDays", kept, "RecoveryPeriodInDays");
    table.set("PointInTimeRecoverySpecification", std::move(kept), recovery->position());
}

/// Times to live of a DAX cluster (dax describe-parameters).
bool isCacheTime(const Node& parameter) {
    const std::string name = textOf(parameter, "ParameterName");
    return name == "record-ttl-millis" || name == "query-ttl-millis";
}

/// `answer`: the parameters of the cluster's group, which gets a resource of its own.
void addCacheTimes(const Node& answer, const Origin& origin, Resource& cluster, Inventory& inventory) {
    if (cluster.properties.find("ParameterGroupName") != nullptr) return;  // a template says it
    Resource group = newResource(cluster.name + "Parameters", "AWS::DAX::ParameterGroup", origin);
    Node values = Node::object(origin.at);
    for (const Node& parameter : listIn(answer, "Parameters")) {
        if (isCacheTime(parameter)) copyMember(parameter, "ParameterValue", values, textOf(parameter, "ParameterName"));
    }
    group.properties.set("ParameterNameValues", std::move(values), origin.at);
    cluster.properties.set("ParameterGroupName", refTo(group.name, origin.at), origin.at);
    inventory.resources.push_back(std::move(group));  // `cluster` may have moved
}

/// Once for each file; nothing where there is no problem.
void tellLeftOut(const std::string& problem, const Origin& origin, Report& report) {
    const bool said = std::ranges::any_of(report, [&](const Entry& entry) {
        return entry.fate == Fate::LeftOut && entry.origin.file == origin.file && entry.text == problem;
    });
    if (!problem.empty() && !said)
        report.push_back({Fate::LeftOut, origin, std::filesystem::path(origin.file).filename().string(), problem});
}

}  // namespace

std::string logicalName(const std::string& name) {
    std::string logical;
    bool upper = false;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) logical += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        upper = !letter;
    }
    return logical.empty() ? "Resource" : logical;
}

bool AnswerParts::isPart(const Node& answer) {
    return std::ranges::any_of(kNamed, [&](const auto key) { return answer.find(key) != nullptr; }) ||
           std::ranges::any_of(listIn(answer, "item"),
                               [](const Node& stage) { return stage.find("stageName") != nullptr; }) ||
           std::ranges::any_of(listIn(answer, "Parameters"), isCacheTime) || holdsTargets(answer);
}

bool AnswerParts::isApiPart(const Node& item) {
    return std::ranges::any_of(kOfApis, [&](const auto key) { return item.find(key) != nullptr; }) &&
           item.find("ProtocolType") == nullptr;
}

void AnswerParts::note(Kind kind, const Node& node, const std::string& file) {
    if (node.isObject()) parts_.push_back({kind, node, {file, node.position()}});
}

void AnswerParts::read(const Node& answer, const std::string& file) {
    if (const Node* ttl = answer.find("TimeToLiveDescription")) note(Kind::TimeToLive, *ttl, file);
    if (const Node* backups = answer.find("ContinuousBackupsDescription")) note(Kind::Backups, *backups, file);
    if (answer.find("ReservedConcurrentExecutions") != nullptr) note(Kind::Concurrency, answer, file);
    for (const Node& config : listIn(answer, "ProvisionedConcurrencyConfigs")) note(Kind::Provisioned, config, file);
    for (const Node& item : listIn(answer, "Items")) {
        if (isApiPart(item)) note(Kind::Item, item, file);
    }
    for (const Node& item : listIn(answer, "items")) {
        if (item.isObject() && item.find("path") != nullptr) note(Kind::Method, item, file);
    }
    for (const Node& stage : listIn(answer, "item")) note(Kind::RestStage, stage, file);
    if (std::ranges::any_of(listIn(answer, "Parameters"), isCacheTime)) note(Kind::CacheTimes, answer, file);
    if (holdsTargets(answer)) note(Kind::Targets, answer, file);
}

std::string AnswerParts::resourceCalled(const std::string& name) const {
    for (const auto& [resource, names] : called_) {
        if (!name.empty() && std::ranges::find(names, name) != names.end()) return resource;
    }
    return {};
}

void AnswerParts::call(const std::string& resource, const std::string& name) {
    if (!name.empty()) called_[resource].push_back(name);
}

AnswerParts::Owner AnswerParts::ownerOf(const Part& part, Inventory& inventory) const {
    const bool table = part.kind == Kind::TimeToLive || part.kind == Kind::Backups;
    const std::string_view type = table                            ? "AWS::DynamoDB::Table"
                                  : part.kind == Kind::Concurrency ? "AWS::Lambda::Function"
                                  : part.kind == Kind::CacheTimes  ? "AWS::DAX::Cluster"
                                  : part.kind == Kind::Targets     ? "AWS::Events::Rule"
                                  : part.kind == Kind::Item        ? "AWS::ApiGatewayV2::Api"
                                                                   : "AWS::ApiGateway::RestApi";
    const std::string stem = std::filesystem::path(part.origin.file).filename().string();
    Owner owner{nullptr, "no file says of which " + std::string(type) + " this is: none is here"};
    std::size_t count = 0;
    std::size_t longest = 0;
    Resource* named = nullptr;
    for (Resource& resource : inventory.resources) {
        if (resource.type != type && !(table && resource.type == "AWS::DynamoDB::GlobalTable")) continue;
        ++count;
        owner.resource = &resource;
        const auto names = called_.find(resource.name);
        for (std::size_t i = 0; names != called_.end() && i < names->second.size(); ++i) {
            const std::string& name = names->second[i];
            if (name.size() <= longest || stem.find(name) == std::string::npos) continue;
            longest = name.size();
            named = &resource;
        }
    }
    if (named != nullptr) owner.resource = named;
    if (count < 2 || named != nullptr) return owner;
    return {nullptr, "the answer does not say of which " + std::string(type) +
                         " it is, and there are several: put its name or id into the name of the file"};
}

bool AnswerParts::isNamed(const Part& part, const Resource& resource) const {
    const std::string stem = std::filesystem::path(part.origin.file).filename().string();
    const auto names = called_.find(resource.name);
    return names != called_.end() && std::ranges::any_of(names->second, [&](const std::string& name) {
               return stem.find(name) != std::string::npos;
           });
}

void AnswerParts::joinTargets(Inventory& inventory, Report& report) const {
    std::map<std::string, std::string> before;  // what a rule's targets are taken from: a template, or these answers
    std::set<std::string> named;
    for (const Resource& resource : inventory.resources) {
        if (resource.type == "AWS::Events::Rule" && resource.properties.find("Targets") != nullptr)
            before[resource.name] = resource.origin.file;
    }
    std::vector<std::pair<const Part*, Owner>> all;
    for (const Part& part : parts_) {
        if (part.kind != Kind::Targets) continue;
        all.emplace_back(&part, ownerOf(part, inventory));
        const Resource* rule = all.back().second.resource;
        if (rule != nullptr && isNamed(part, *rule)) named.insert(rule->name);
    }
    for (auto& [part, owner] : all) {
        const std::string rule = owner.resource != nullptr ? owner.resource->name : std::string();
        if (before.contains(rule))
            owner.problem = "the targets of " + rule + " stand in " + before.at(rule) + ": they stay";
        else if (named.contains(rule) && !isNamed(*part, *owner.resource))
            owner.problem = "the answer does not say of which rule it is, and another one is of " + rule +
                            ", the only rule here: put the rule's name into the name of the file";
        else
            owner.problem = rule.empty() ? owner.problem : addTargets(part->node, *owner.resource);
        tellLeftOut(owner.problem, part->origin, report);
    }
}

void AnswerParts::joinOne(const Part& part, Inventory& inventory, Report& report) const {
    const Owner owner = ownerOf(part, inventory);
    if (owner.resource == nullptr) return tellLeftOut(owner.problem, part.origin, report);
    const std::string api = owner.resource->name;
    switch (part.kind) {
        case Kind::TimeToLive:
            return addTimeToLive(part.node, owner.resource->properties);
        case Kind::Backups:
            return addBackups(part.node, owner.resource->properties);
        case Kind::Concurrency:
            return copyMember(part.node, "ReservedConcurrentExecutions", owner.resource->properties,
                              "ReservedConcurrentExecutions");
        case Kind::Provisioned:
            return;  // says itself of what it is
        case Kind::Item:
            return addApiPart(part.node, part.origin, api, inventory, report);
        case Kind::Method:
            return addMethods(part.node, *owner.resource);
        case Kind::CacheTimes:
            return addCacheTimes(part.node, part.origin, *owner.resource, inventory);
        case Kind::Targets:
            return;  // all together
        case Kind::RestStage:
            return addRestStage(part.node, part.origin, api, inventory, report);
    }
}

void AnswerParts::join(Inventory& inventory, Report& report) const {
    std::set<std::string> files;
    for (const Part& part : parts_) {
        files.insert(part.origin.file);
        if (part.kind == Kind::Provisioned)
            addProvisioned(part.node, part.origin, inventory);
        else if (part.kind != Kind::Targets)
            joinOne(part, inventory, report);
    }
    joinTargets(inventory, report);
    dropOpenRoutes(files, inventory, report);
}

}  // namespace headroom::importing
