// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/queue_urls.hpp"

namespace headroom::importing {

std::string queueInUrl(std::string_view url) {
    constexpr std::string_view kScheme = "https://";
    if (!url.starts_with(kScheme)) return {};
    const std::string_view rest = url.substr(kScheme.size());
    const std::size_t account = rest.find('/');
    const std::size_t name = account == std::string_view::npos ? account : rest.find('/', account + 1);
    if (name == std::string_view::npos || rest.find('/', name + 1) != std::string_view::npos) return {};
    const std::string_view host = rest.substr(0, account);
    const bool queues = host.starts_with("sqs.") || host.starts_with("queue.") || host.find(".queue.") != host.npos;
    return queues ? std::string(rest.substr(name + 1)) : std::string();
}

std::string regionInQueueUrl(std::string_view url) {
    if (queueInUrl(url).empty()) return {};
    std::string_view host = url.substr(std::string_view("https://").size());
    host = host.substr(0, host.find('/'));
    if (host.starts_with("queue.")) return "us-east-1";
    if (host.starts_with("sqs.")) host.remove_prefix(std::string_view("sqs.").size());
    return std::string(host.substr(0, host.find('.')));
}

}  // namespace headroom::importing
