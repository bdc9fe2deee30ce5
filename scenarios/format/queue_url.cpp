// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_url.hpp"

#include <optional>
#include <string_view>

#include "scenarios/format/queue_reader.hpp"
#include "scenarios/format/resource_text.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// NAME of "https://sqs.REGION.amazonaws.com/ACCOUNT/NAME"; empty for any other URL.
std::string nameIn(std::string url) {
    constexpr std::string_view kScheme = "https://";
    if (url.ends_with('/')) url.pop_back();
    const std::size_t path = url.find('/', kScheme.size());
    const std::size_t last = url.rfind('/');
    if (path == std::string::npos || last == path) return {};
    const std::string host = url.substr(kScheme.size(), path - kScheme.size());
    // Some SDKs still write https://REGION.queue.amazonaws.com.
    const bool queues = host.starts_with("sqs.") || host.starts_with("queue.") || host.find(".queue.") != host.npos;
    if (!queues || host.find("amazonaws.com") == std::string::npos) return {};
    return resourceIn(url.substr(last + 1));
}

bool isQueue(const Node& resource) {
    const Node* type = resource.isObject() ? resource.find("Type") : nullptr;
    return type != nullptr && type->isString() && type->asString() == kQueueType;
}

std::optional<std::string> nameOf(const Node& resources, const Node& queue) {
    const Node* properties = queue.find("Properties");
    const Node* name = properties != nullptr && properties->isObject() ? properties->find("QueueName") : nullptr;
    return name != nullptr ? textOf(resources, *name) : std::nullopt;
}

/// The queue that is called so in the account, else the one whose logical id stands for its name.
std::string queueCalled(const Node& resources, const std::string& name) {
    if (name.empty()) return {};
    for (const document::Member& member : resources.members()) {
        if (isQueue(member.value) && nameOf(resources, member.value) == name) return member.key;
    }
    const Node* queue = resources.find(name);
    return queue != nullptr && isQueue(*queue) ? name : std::string();
}

}  // namespace

std::string resourceOfUrl(const Node& resources, const std::string& url) {
    if (url.starts_with("https://")) return queueCalled(resources, nameIn(url));
    const std::string name = resourceIn(url);
    const bool there = resources.find(name.substr(0, name.find(':'))) != nullptr;
    return there || url.starts_with("${") ? name : std::string();
}

}  // namespace headroom::format
