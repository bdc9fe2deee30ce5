// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/expression_check.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/part_checks.hpp"

namespace headroom::states {

namespace {

using document::quoted;
using stepfunctions::Pattern;
using stepfunctions::QueryLanguage;
using stepfunctions::Resource;

void checkExpress(const Place& place, const Resource& resource, Findings& findings) {
    std::string what;
    if (resource.kind == Resource::Kind::Activity) what = "activities";
    if (resource.pattern == Pattern::Sync) what = "'.sync' service integrations";
    if (resource.pattern == Pattern::WaitForTaskToken) what = "'.waitForTaskToken' service integrations";
    if (!what.empty()) findings.error(Rule::NotInExpress, place, "an Express state machine does not support " + what);
}

/// What may be there all the same: lists of services grow, and the actions of SDKs are in no list here.
void checkKnown(const Place& place, const Resource& resource, Findings& findings) {
    if (hasPlaceholder(resource.text)) return;
    if (resource.kind == Resource::Kind::Integration && !resource.known)
        findings.warning(Rule::BadResource, place,
                         quoted(resource.service) +
                             " is no service with an optimised integration that is known here; "
                             "of other services arn:aws:states:::aws-sdk:SERVICE:ACTION is called");
    const bool capital = !resource.action.empty() && resource.action[0] >= 'A' && resource.action[0] <= 'Z';
    if (resource.kind == Resource::Kind::Sdk && capital)
        findings.warning(Rule::BadResource, place,
                         "actions of AWS SDK integrations begin with a small letter, " + quoted(resource.action) +
                             " does not (Developer Guide, supported-services-awssdk)");
}

void checkResource(const Place& place, bool express, Findings& findings) {
    if (!place.node.isString())
        return findings.error(Rule::WrongType, place, "Resource is the ARN of what the task calls, in text");
    const std::string& text = place.node.asString();
    if (text.empty())
        return findings.error(Rule::BadResource, place, "Resource is empty; it names what the task calls");
    if (looksLikeJsonata(text))
        return findings.error(Rule::BadResource, place, "Resource is constant text: no JSONata expression");
    if (withoutPlaceholders(text).find("${") != std::string::npos)
        return findings.error(Rule::BadSubstitution, place,
                              quoted(text) + " opens a substitution that is not closed: write ${Name}");
    const base::Result<Resource> resource = stepfunctions::parseResource(text);
    if (!resource) return findings.error(Rule::BadResource, place, quoted(text) + ": " + resource.error().what);
    if (resource->kind == Resource::Kind::Placeholder && !hasPlaceholder(text))
        findings.warning(Rule::PlaceholderResource, place,
                         quoted(text) + " is no ARN: AWS takes the definition once it is replaced by one");
    if (resource->kind == Resource::Kind::Other)
        findings.warning(
            Rule::PlaceholderResource, place,
            "a task calls a function, an activity or an integration (arn:aws:states:::...), not " + quoted(text));
    checkKnown(place, *resource, findings);
    if (express) checkExpress(place, *resource, findings);
}

void checkCredentials(const Place& place, QueryLanguage language, Findings& findings) {
    const bool jsonata = language == QueryLanguage::Jsonata;
    if (!checkFields(place, credentialsFields(), "Credentials", {language, jsonata}, findings)) return;
    const bool given = place.node.find("RoleArn") != nullptr || place.node.find("RoleArn.$") != nullptr;
    if (!given && place.node.size() == 0)
        findings.error(Rule::MissingField, place, "Credentials needs the field RoleArn");
    checkExclusive(place, "RoleArn", "RoleArn.$", findings);
}

}  // namespace

void checkTask(const Place& state, QueryLanguage language, bool express, Findings& findings) {
    if (const document::Member* resource = state.node.findMember("Resource"))
        checkResource(state[*resource], express, findings);
    if (const document::Member* credentials = state.node.findMember("Credentials"))
        checkCredentials(state[*credentials], language, findings);
    checkExclusive(state, "TimeoutSeconds", "TimeoutSecondsPath", findings);
    checkExclusive(state, "HeartbeatSeconds", "HeartbeatSecondsPath", findings);
    const auto timeout = numberOf(state.node, "TimeoutSeconds");
    const auto heartbeat = numberOf(state.node, "HeartbeatSeconds");
    if (timeout && heartbeat && *heartbeat >= *timeout)
        findings.error(Rule::HeartbeatTooLong, state[*state.node.findMember("HeartbeatSeconds")],
                       "HeartbeatSeconds must be less than TimeoutSeconds (" + std::to_string(*timeout) + ")");
}

}  // namespace headroom::states
