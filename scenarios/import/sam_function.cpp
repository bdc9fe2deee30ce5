// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::Serverless::Function and AWS::Serverless::StateMachine.
#include <algorithm>
#include <array>
#include <filesystem>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/import/sam_parts.hpp"
#include "scenarios/states/bare_values.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

/// Of AWS::Serverless::Function, what AWS::Lambda::Function has under the same name.
constexpr std::array<std::string_view, 21> kSame{"FunctionName",
                                                 "Description",
                                                 "Handler",
                                                 "Runtime",
                                                 "MemorySize",
                                                 "Timeout",
                                                 "Environment",
                                                 "Layers",
                                                 "VpcConfig",
                                                 "Architectures",
                                                 "PackageType",
                                                 "ImageConfig",
                                                 "EphemeralStorage",
                                                 "SnapStart",
                                                 "ReservedConcurrentExecutions",
                                                 "LoggingConfig",
                                                 "FileSystemConfigs",
                                                 "KmsKeyArn",
                                                 "RuntimeManagementConfig",
                                                 "RecursiveLoop",
                                                 "DurableConfig"};
/// Known and expanded by code below, or without a trace in what runs.
constexpr std::array<std::string_view, 25> kOther{"CodeUri",
                                                  "InlineCode",
                                                  "ImageUri",
                                                  "Policies",
                                                  "PermissionsBoundary",
                                                  "AssumeRolePolicyDocument",
                                                  "RolePath",
                                                  "Events",
                                                  "AutoPublishAlias",
                                                  "AutoPublishAliasAllProperties",
                                                  "AutoPublishCodeSha256",
                                                  "VersionDescription",
                                                  "VersionDeletionPolicy",
                                                  "PropagateTags",
                                                  "Tags",
                                                  "SourceKMSKeyArn",
                                                  "ProvisionedConcurrencyConfig",
                                                  "EventInvokeConfig",
                                                  "FunctionUrlConfig",
                                                  "DeploymentPreference",
                                                  "Tracing",
                                                  "DeadLetterQueue",
                                                  "Role",
                                                  "CodeSigningConfigArn",
                                                  "PublishToLatestPublished"};

Node objectWith(std::string_view key, Node value, document::Position at) {
    Node object = Node::object(at);
    object.set(std::string(key), std::move(value), at);
    return object;
}

class FunctionExpansion {
public:
    FunctionExpansion(Expansion& expansion, const Resource& function)
        : expansion_(expansion), function_(function), given_(function.properties), at_(function.origin.at) {}

    void expand() {
        addFunction();
        const std::string alias = textOf(given_, "AutoPublishAlias");
        if (!alias.empty()) addAlias(alias);
        addUrl();
        addEventInvoke(alias);
        const Node* events = given_.find("Events");
        for (std::size_t i = 0; events != nullptr && events->isObject() && i < events->size(); ++i)
            expandEvent(expansion_, function_, events->members()[i], target_);
    }

private:
    Node self() const { return refTo(function_.name, at_); }

    void addFunction() {
        Resource made = newResource(function_.name, "AWS::Lambda::Function", function_.origin);
        for (const document::Member& member : given_.members()) {
            if (std::ranges::find(kSame, member.key) != kSame.end())
                made.properties.set(member.key, member.value, member.keyPosition);
            else if (std::ranges::find(kOther, member.key) == kOther.end())
                refuseUnknown(member);
        }
        if (const Node* tracing = given_.find("Tracing"))
            made.properties.set("TracingConfig", objectWith("Mode", *tracing, tracing->position()), at_);
        if (const Node* queue = given_.find("DeadLetterQueue"); queue != nullptr && queue->find("TargetArn") != nullptr)
            made.properties.set("DeadLetterConfig",
                                objectWith("TargetArn", *queue->find("TargetArn"), queue->position()), at_);
        if (const Node* preference = given_.find("DeploymentPreference"))
            expansion_.leaveOut(*preference, function_, "DeploymentPreference",
                                "shifting traffic between versions is not modelled yet");
        const Node* role = given_.find("Role");
        made.properties.set("Role", role != nullptr ? *role : attributeOf(function_.name + "Role", "Arn", at_), at_);
        expansion_.made.push_back(std::move(made));
        if (role == nullptr) {
            Node properties = roleOf(expansion_, function_, given_.find("Policies"));
            expansion_.add(function_.name + "Role", "AWS::IAM::Role", function_.origin).properties =
                std::move(properties);
        }
        target_ = attributeOf(function_.name, "Arn", at_);
    }

    /// Newer than what is known here, or of nobody.
    void refuseUnknown(const document::Member& member) {
        static constexpr std::array<std::string_view, 3> kNewer{"TenancyConfig", "CapacityProviderConfig",
                                                                "FunctionScalingConfig"};
        if (std::ranges::find(kNewer, member.key) != kNewer.end())
            return expansion_.leaveOut(member.value, function_, member.key, "is not modelled yet");
        expansion_.problems.error(member.keyPosition,
                                  document::child("/Resources/" + function_.name + "/Properties", member.key),
                                  "is not defined for resource of type AWS::Serverless::Function (SAM refuses it)" +
                                      document::didYouMean(member.key, kSame));
    }

    void addAlias(const std::string& name) {
        Resource& version = expansion_.add(function_.name + "Version", "AWS::Lambda::Version", function_.origin);
        version.properties.set("FunctionName", self(), at_);
        Resource& alias = expansion_.add(function_.name + "Alias" + name, "AWS::Lambda::Alias", function_.origin);
        alias.properties.set("FunctionName", self(), at_);
        alias.properties.set("FunctionVersion", attributeOf(function_.name + "Version", "Version", at_), at_);
        alias.properties.set("Name", Node::string(name, at_), at_);
        copyMember(given_, "ProvisionedConcurrencyConfig", alias.properties, "ProvisionedConcurrencyConfig");
        expansion_.names[function_.name + ".Version"] = function_.name + "Version";
        expansion_.names[function_.name + ".Alias"] = function_.name + "Alias" + name;
        target_ = refTo(function_.name + "Alias" + name, at_);
    }

    void addUrl() {
        const Node* config = given_.find("FunctionUrlConfig");
        if (config == nullptr || !config->isObject()) return;
        Resource& url =
            expansion_.add(function_.name + "Url", "AWS::Lambda::Url", {function_.origin.file, config->position()});
        url.properties.set("TargetFunctionArn", target_.find("Ref") != nullptr ? target_ : self(), at_);
        for (const char* same : {"AuthType", "Cors", "InvokeMode"}) copyMember(*config, same, url.properties, same);
    }

    void addEventInvoke(const std::string& alias) {
        const Node* config = given_.find("EventInvokeConfig");
        if (config == nullptr || !config->isObject()) return;
        const std::string name = function_.name + "EventInvokeConfig";
        const Node* destinations = config->find("DestinationConfig");
        Node plain = Node::object(at_);
        if (destinations != nullptr && destinations->isObject()) plain = destinationsOf(name, *destinations);
        Resource& made =
            expansion_.add(name, "AWS::Lambda::EventInvokeConfig", {function_.origin.file, config->position()});
        made.properties.set("FunctionName", self(), at_);
        made.properties.set("Qualifier", Node::string(alias.empty() ? "$LATEST" : alias, at_), at_);
        for (const char* same : {"MaximumEventAgeInSeconds", "MaximumRetryAttempts"})
            copyMember(*config, same, made.properties, same);
        made.properties.set("DestinationConfig", std::move(plain), at_);
    }

    /// Where a queue or a topic is not named, SAM makes one.
    Node destinationsOf(const std::string& name, const Node& given) {
        Node plain = Node::object(given.position());
        for (const document::Member& member : given.members()) {
            const Node* to = member.value.isObject() ? member.value.find("Destination") : nullptr;
            const std::string type = member.value.isObject() ? textOf(member.value, "Type") : std::string();
            if (to != nullptr) {
                plain.set(member.key, objectWith("Destination", *to, to->position()), member.keyPosition);
            } else if (type == "SQS" || type == "SNS") {
                const bool queue = type == "SQS";
                const std::string made = name + member.key + (queue ? "Queue" : "Topic");
                expansion_.add(made, queue ? "AWS::SQS::Queue" : "AWS::SNS::Topic", function_.origin);
                expansion_.names.emplace(function_.name + (queue ? ".DestinationQueue" : ".DestinationTopic"), made);
                const document::Position at = member.keyPosition;
                plain.set(member.key,
                          objectWith("Destination", queue ? attributeOf(made, "Arn", at) : refTo(made, at), at), at);
            }
        }
        return plain;
    }

    Expansion& expansion_;
    const Resource& function_;
    const Node& given_;
    document::Position at_;
    Node target_;
};

}  // namespace

namespace {

/// Substitutions that are values already; those outside of quotes are put in when the file is read.
states::Substitutions valuesOf(const Resource& machine) {
    states::Substitutions values;
    const Node* given = machine.properties.find("DefinitionSubstitutions");
    if (given == nullptr || !given->isObject()) return values;
    for (const document::Member& member : given->members()) {
        if (member.value.isString()) values.insert_or_assign(member.key, member.value.asString());
        if (member.value.isNumber()) values.insert_or_assign(member.key, member.value.numberText());
        if (member.value.isBool()) values.insert_or_assign(member.key, member.value.asBool() ? "true" : "false");
    }
    return values;
}

/// The definition in a file beside the template; what lies in S3 is not here.
void readDefinition(Expansion& expansion, const Resource& machine, Resource& made) {
    const Node* uri = machine.properties.find("DefinitionUri");
    if (uri == nullptr) return;
    const auto folder = std::filesystem::path(machine.origin.file).parent_path();
    const bool here = uri->isString() && uri->asString().find("://") == std::string::npos;
    document::Loaded loaded;
    const states::Substitutions values = valuesOf(machine);
    if (here) loaded = states::readDefinitionFile(folder / uri->asString(), values);
    const std::filesystem::path beside = folder / (here ? std::filesystem::path(uri->asString()).filename() : "");
    if (here && !loaded.ok() && std::filesystem::is_regular_file(beside)) {  // a folder of files that was flattened
        loaded = states::readDefinitionFile(beside, values);
        expansion.report.push_back({Fate::Assumed,
                                    {machine.origin.file, uri->position()},
                                    machine.name,
                                    "DefinitionUri is not there; the file of its name beside the template is taken"});
    }
    if (loaded.ok() && loaded.root->isObject()) return made.properties.set("Definition", *loaded.root), void();
    expansion.leaveOut(*uri, machine, "DefinitionUri", "the definition is in no file that can be read from here");
}

}  // namespace

void expandFunction(Expansion& expansion, const Resource& function) { FunctionExpansion(expansion, function).expand(); }

void expandStateMachine(Expansion& expansion, const Resource& machine) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames{
        {{"Definition", "Definition"},
         {"DefinitionSubstitutions", "DefinitionSubstitutions"},
         {"Type", "StateMachineType"},
         {"Name", "StateMachineName"},
         {"Logging", "LoggingConfiguration"},
         {"Tracing", "TracingConfiguration"},
         {"Role", "RoleArn"},
         {"Tags", "Tags"}}};
    Resource made = newResource(machine.name, "AWS::StepFunctions::StateMachine", machine.origin);
    for (const auto& [from, to] : kNames) copyMember(machine.properties, from, made.properties, to);
    readDefinition(expansion, machine, made);
    expansion.made.push_back(std::move(made));
    if (machine.properties.find("Role") == nullptr) {
        Node properties = roleOf(expansion, machine, machine.properties.find("Policies"));
        expansion.add(machine.name + "Role", "AWS::IAM::Role", machine.origin).properties = std::move(properties);
    }
    const Node* events = machine.properties.find("Events");
    for (std::size_t i = 0; events != nullptr && events->isObject() && i < events->size(); ++i)
        expandEvent(expansion, machine, events->members()[i], refTo(machine.name, machine.origin.at));
}

}  // namespace headroom::importing::sam
