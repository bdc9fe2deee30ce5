// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/resource.hpp"

#include <algorithm>
#include <vector>

#include "model/services/stepfunctions/text_cursor.hpp"

namespace headroom::stepfunctions {

namespace {

using Read = base::Result<Resource>;

/// What an optimised integration can wait for ("Integrating services", read 2026-08 in agent-toolkit-for-aws), and its
/// actions where they are few (Developer Guide, the page of each service; aws/amazon-states-language-service's
/// schemas).
struct Integration {
    std::string_view service;
    bool sync;
    bool token;
    std::string_view actions = {};  ///< separated by blanks; empty: not listed here
};
constexpr Integration kIntegrations[] = {
    {"apigateway", false, true, "invoke"},
    {"athena", true, false},
    {"batch", true, true, "submitJob"},
    {"bedrock", true, true},
    {"codebuild", true, false},
    {"databrew", true, false},
    {"dynamodb", false, false, "getItem putItem updateItem deleteItem"},
    {"ecs", true, true, "runTask"},
    {"eks", true, true},
    {"elasticmapreduce", true, false},
    {"emr-containers", true, false},
    {"emr-serverless", true, false},
    {"events", false, true, "putEvents"},
    {"glue", true, false, "startJobRun"},
    {"http", false, false, "invoke"},
    {"lambda", false, true, "invoke"},
    {"mediaconvert", true, false, "createJob"},
    {"s3", false, false},
    {"sagemaker", true, false},
    {"sns", false, true, "publish"},
    {"sqs", false, true, "sendMessage"},
    {"states", true, true, "startExecution"},
};

/// Whether the integration has it; a `${placeholder}` may become any.
bool has(const Integration& integration, const std::string& action) {
    if (integration.actions.empty() || action.find("${") != std::string::npos) return true;
    const std::string padded = " " + std::string(integration.actions) + " ";
    return padded.find(" " + action + " ") != std::string::npos;
}

base::Error fault(std::string what) { return {base::Errc::Refused, "", std::move(what)}; }

bool isNamePart(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '$' || c == '{' || c == '}' || c == '.' ||
               c == '#';
    });
}

bool isPlain(std::string_view name) {
    return !name.empty() &&
           std::ranges::all_of(name, [](char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_'; });
}

bool isQualifier(std::string_view name) { return name == "$LATEST" || isPlain(name) || name.starts_with("${"); }

std::vector<std::string_view> parts(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = text.find(':', at);
        // A colon inside ${...} belongs to the placeholder.
        const std::size_t open = text.find("${", at);
        if (open != std::string_view::npos && end != std::string_view::npos && open < end) {
            const std::size_t close = text.find('}', open);
            end = close == std::string_view::npos ? end : text.find(':', close);
        }
        if (end == std::string_view::npos) end = text.size();
        found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

Read readFunction(Resource resource, const std::vector<std::string_view>& arn) {
    if (arn.size() < 7 || arn.size() > 8 || arn[5] != "function")
        return fault("the ARN of a function is arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]");
    if (!isNamePart(arn[6])) return fault("\"" + std::string(arn[6]) + "\" is no name of a function");
    if (arn.size() == 8 && !isQualifier(arn[7]))
        return fault("\"" + std::string(arn[7]) + "\" is no alias or version: letters, digits, - and _, or $LATEST");
    resource.kind = Resource::Kind::Function;
    resource.service = "lambda";
    resource.action = std::string(arn[6]);
    return resource;
}

/// Takes `.sync`, `.sync:2` or `.waitForTaskToken` off the end.
base::Result<void> takePattern(Resource& resource, std::string& action) {
    const std::size_t dot = action.find('.');
    if (dot == std::string::npos) return {};
    const std::string pattern = action.substr(dot);
    if (pattern == ".waitForTaskToken") {
        resource.pattern = Pattern::WaitForTaskToken;
    } else if (pattern == ".sync" || pattern == ".sync:2") {
        resource.pattern = Pattern::Sync;
        resource.jsonOutput = pattern == ".sync:2";
    } else {
        return fault("\"" + pattern + "\" is no integration pattern; there are .sync, .sync:2 and .waitForTaskToken");
    }
    action.resize(dot);
    return {};
}

Read readIntegration(Resource resource, const std::vector<std::string_view>& arn) {
    const bool sdk = arn[5] == "aws-sdk";
    const std::size_t at = sdk ? 6 : 5;
    if (arn.size() < at + 2) return fault("an integration is arn:aws:states:::SERVICE:ACTION");
    resource.kind = sdk ? Resource::Kind::Sdk : Resource::Kind::Integration;
    resource.service = std::string(arn[at]);
    std::string action(arn[at + 1]);
    if (arn.size() == at + 3 && action.ends_with(".sync")) action += ":" + std::string(arn[at + 2]);
    if (arn.size() > at + 3 || (arn.size() == at + 3 && !action.ends_with(".sync:2")))
        return fault("an integration is arn:aws:states:::SERVICE:ACTION, there is more behind it");
    if (const base::Result<void> pattern = takePattern(resource, action); !pattern) return pattern.error();
    if (!isNamePart(resource.service) || !isNamePart(action)) return fault("a service or an action has no name");
    resource.action = action;
    const auto* known = std::ranges::find(kIntegrations, resource.service, &Integration::service);
    resource.known = !sdk && known != std::end(kIntegrations);
    const bool sync = resource.known ? known->sync : !sdk;
    const bool token = resource.known ? known->token : true;
    if (resource.pattern == Pattern::Sync && !sync)
        return fault((sdk ? "an AWS SDK integration" : resource.service) + " has no .sync");
    if (resource.pattern == Pattern::WaitForTaskToken && !token)
        return fault(resource.service + " has no .waitForTaskToken");
    if (resource.known && !has(*known, action))
        return fault(resource.service + " has no action \"" + action + "\"; there is " + std::string(known->actions));
    if (resource.jsonOutput && resource.service != "states") return fault("only states:startExecution has .sync:2");
    if (sdk) resource.service = "aws-sdk:" + resource.service;
    return resource;
}

}  // namespace

std::string Resource::eventResource() const {
    if (pattern == Pattern::WaitForTaskToken) return action + ".waitForTaskToken";
    if (pattern == Pattern::Sync) return action + (jsonOutput ? ".sync:2" : ".sync");
    return action;
}

Read parseResource(std::string_view text) {
    Resource resource;
    resource.text = std::string(text);
    if (!text.starts_with("arn:")) return resource;
    const std::vector<std::string_view> arn = parts(text);
    if (arn.size() < 6) return fault("an ARN has six parts or more, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE");
    if (arn[2] == "lambda") return readFunction(std::move(resource), arn);
    if (arn[2] != "states") {
        resource.kind = Resource::Kind::Other;
        resource.service = std::string(arn[2]);
        resource.action = std::string(arn.back());
        return resource;
    }
    if (arn[5] == "stateMachine")
        return fault(
            "a task starts a state machine by arn:aws:states:::states:startExecution, with its ARN in Parameters");
    if (arn[5] != "activity") return readIntegration(std::move(resource), arn);
    if (arn.size() != 7 || arn[6].empty() || arn[6].size() > 80)
        return fault("the ARN of an activity is arn:aws:states:REGION:ACCOUNT:activity:NAME");
    resource.kind = Resource::Kind::Activity;
    resource.service = "activity";
    resource.action = std::string(arn[6]);
    return resource;
}

}  // namespace headroom::stepfunctions
