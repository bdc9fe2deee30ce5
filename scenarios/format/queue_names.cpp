// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_names.hpp"

#include <algorithm>
#include <optional>

#include "scenarios/document/pointer.hpp"
#include "scenarios/format/qualified_name.hpp"
#include "scenarios/format/queue_reader.hpp"
#include "scenarios/format/resource_text.hpp"

namespace headroom::format {

using document::Node;

namespace {

bool isQueue(const Node& resource) {
    const Node* type = resource.isObject() ? resource.find("Type") : nullptr;
    return type != nullptr && type->isString() && type->asString() == kQueueType;
}

std::optional<std::string> nameOf(const Node& resources, const Node& queue) {
    const Node* name = document::resolve(queue, "/Properties/QueueName");
    return name != nullptr ? textOf(resources, *name) : std::nullopt;
}

/// Whether a URL is one of Amazon SQS; some SDKs still write https://REGION.queue.amazonaws.com.
bool isQueueUrl(const std::string& url) {
    const std::size_t begin = url.find("//") + 2;
    const std::string host = url.substr(begin, url.find('/', begin) - begin);
    const bool queues = host.starts_with("sqs.") || host.starts_with("queue.") || host.find(".queue.") != host.npos;
    return queues && host.find("amazonaws.com") != std::string::npos;
}

}  // namespace

std::string lastNamed(std::string_view text) {
    if (std::string name = firstNamed(std::string(text)); !name.empty()) return name;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool reference = text.substr(at, 2) == "${";  // "${AWS::Region}" holds colons
        if (reference) at = std::min(text.find('}', at), text.size());
        if (!reference && (text[at] == '/' || text[at] == ':')) begin = at + 1;
    }
    const std::string_view name = text.substr(begin);
    return name.find("${") == std::string_view::npos ? std::string(name) : std::string();
}

std::string queueNamedIn(const Node& resources, const std::string& text) {
    if (text.starts_with("${")) return lastNamed(text);  // what is none is told as such
    const std::string name = lastNamed(text);
    const bool data = text.starts_with('$') || text.starts_with("{%");
    if (name.empty() || data || !resources.isObject()) return {};
    for (const document::Member& member : resources.members()) {
        if (isQueue(member.value) && nameOf(resources, member.value) == name) return member.key;
    }
    const Node* own = resources.find(name);
    return own != nullptr && isQueue(*own) ? name : std::string();
}

std::string resourceOfUrl(const Node& resources, const std::string& url) {
    if (url.starts_with("https://")) return isQueueUrl(url) ? queueNamedIn(resources, url) : std::string();
    const std::string name = resourceIn(url);
    const bool there = resources.find(name.substr(0, name.find(':'))) != nullptr;
    return there || url.starts_with("${") ? name : std::string();
}

}  // namespace headroom::format
