// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/arn_regions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "scenarios/import/queue_urls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::string_view, 6> kServices{"lambda", "dynamodb", "states", "sqs", "dax", "apigateway"};

/// "eu-west-1" out of "arn:aws:lambda:eu-west-1:111122223333:function:f"; empty for anything else.
std::string regionIn(const std::string& text) {
    if (!text.starts_with("arn:aws")) return {};
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin < text.size() && fields.size() < 4;) {
        const std::size_t end = std::min(text.find(':', begin), text.size());
        fields.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    if (fields.size() < 4 || std::ranges::find(kServices, fields[2]) == kServices.end()) return {};
    const bool region = std::ranges::count(fields[3], '-') >= 2 &&
                        fields[3].find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    return region ? fields[3] : std::string();
}

/// Of a list of queues the URLs are all that it says.
void addOfUrls(const Node& urls, std::set<std::string>& regions) {
    if (urls.isString()) {
        if (std::string region = regionInQueueUrl(urls.asString()); !region.empty()) regions.insert(std::move(region));
    } else if (urls.isArray()) {
        for (const Node& url : urls.elements()) {
            if (url.isString()) addOfUrls(url, regions);
        }
    }
}

}  // namespace

void addRegions(const Node& value, std::set<std::string>& regions) {
    if (value.isString()) {
        if (std::string region = regionIn(value.asString()); !region.empty()) regions.insert(std::move(region));
    } else if (value.isArray()) {
        for (const Node& element : value.elements()) addRegions(element, regions);
    } else if (value.isObject()) {
        for (const document::Member& member : value.members()) {
            if (member.key == "QueueUrls" || member.key == "QueueUrl")
                addOfUrls(member.value, regions);
            else
                addRegions(member.value, regions);
        }
    }
}

}  // namespace headroom::importing
