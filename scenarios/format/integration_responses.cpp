// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/integration_responses.hpp"

#include <charconv>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "scenarios/format/quantity.hpp"

namespace headroom::format {

using apigateway::ServiceCallSpec;
using document::Node;

namespace {

constexpr std::size_t kLongestPattern = 256;  // std::regex matches by recursion

struct Response {
    std::optional<std::string> pattern;  ///< none: the default
    std::uint16_t status = 0;
};

std::optional<std::uint16_t> statusIn(const Node& node) {
    if (const auto whole = node.isNumber() ? node.asInteger() : std::nullopt; whole && *whole >= 200 && *whole < 600)
        return static_cast<std::uint16_t>(*whole);
    if (!node.isString()) return std::nullopt;
    const std::string& text = node.asString();
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && value >= 200 && value < 600 ? std::optional(static_cast<std::uint16_t>(value)) : std::nullopt;
}

std::optional<Response> readResponse(Reading& reading, const Place& place) {
    if (!isObject(reading, place, "an object with StatusCode")) return std::nullopt;
    const Node* status = place.node.find("StatusCode");
    const auto code = status != nullptr ? statusIn(*status) : std::nullopt;
    if (!code) {
        reading.error(place, "lacks \"StatusCode\", such as \"200\"");
        return std::nullopt;
    }
    Response response{std::nullopt, *code};
    const Node* pattern = place.node.find("SelectionPattern");
    if (pattern == nullptr || (pattern->isString() && pattern->asString().empty())) return response;
    if (!pattern->isString() || pattern->asString().size() > kLongestPattern) {
        reading.wrongKind(place.at("SelectionPattern", *pattern), "a short regular expression");
        return std::nullopt;
    }
    response.pattern = pattern->asString();
    return response;
}

bool matches(Reading& reading, const Place& place, const std::string& pattern, const std::string& status) {
    try {
        return std::regex_match(status, std::regex(pattern));
    } catch (const std::regex_error&) {
        reading.error(place, "has a SelectionPattern that is no regular expression: \"" + pattern + "\"");
        return false;
    }
}

/// What a status of the service becomes; nothing when no response takes it.
std::optional<std::uint16_t> become(Reading& reading, const Place& place, const std::vector<Response>& responses,
                                    const std::string& status) {
    std::optional<std::uint16_t> usual;
    for (const Response& one : responses) {
        if (!one.pattern) {
            usual = one.status;
        } else if (matches(reading, place, *one.pattern, status)) {
            return one.status;
        }
    }
    return usual;
}

/// A function's error: by the first pattern, else by the default.
std::optional<std::uint16_t> ofFunction(const std::vector<Response>& responses) {
    for (const Response& one : responses) {
        if (one.pattern) return one.status;
    }
    return responses.empty() ? std::nullopt : std::optional(responses.front().status);
}

}  // namespace

void readResponses(Reading& reading, const Place& integration, ServiceCallSpec& call) {
    if (integration.node.find("IntegrationType") != nullptr) return;  // WebSocket and HTTP APIs hand errors on
    const Node* list = integration.node.find("IntegrationResponses");
    std::vector<Response> responses;
    const Place place = list != nullptr ? integration.at("IntegrationResponses", *list) : integration;
    if (list != nullptr && !list->isArray()) return reading.wrongKind(place, "a list of {\"StatusCode\"}");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto response = readResponse(reading, place.at(i, list->elements()[i]));
        if (!response) return;
        responses.push_back(*response);
    }
    if (!become(reading, place, responses, call.action.starts_with("lambda:") ? "" : "200"))
        return reading.error(place,
                             "has no response for a success: every request would be answered 500; one without "
                             "SelectionPattern is the default (API Gateway Developer Guide, "
                             "api-gateway-integration-settings-integration-response)");
    const bool function = call.action.starts_with("lambda:");
    const auto client = function ? ofFunction(responses) : become(reading, place, responses, "400");
    const auto server = function ? std::optional<std::uint16_t>(500) : become(reading, place, responses, "500");
    call.clientError = client.value_or(500);
    call.serverError = server.value_or(500);
    if (call.clientError < 400 || call.serverError < 400)
        reading.warning(place, "lets errors come back as " +
                                   std::to_string(call.clientError < 400 ? call.clientError : call.serverError) +
                                   ": no SelectionPattern matches them");
}

}  // namespace headroom::format
