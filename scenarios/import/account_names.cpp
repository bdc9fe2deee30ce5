// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/account_names.hpp"

#include <array>
#include <filesystem>

#include "scenarios/import/answer_parts.hpp"
#include "scenarios/import/queue_urls.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

struct NameProperty {
    std::string_view type;
    std::string_view key;
    Called kind;
};

constexpr auto kNames = std::to_array<NameProperty>({
    {"AWS::DynamoDB::Table", "TableName", Called::Table},
    {"AWS::DynamoDB::GlobalTable", "TableName", Called::Table},
    {"AWS::Lambda::Function", "FunctionName", Called::Function},
    {"AWS::SQS::Queue", "QueueName", Called::Queue},
    {"AWS::DAX::Cluster", "ClusterName", Called::Cluster},
    {"AWS::DAX::ParameterGroup", "ParameterGroupName", Called::ParameterGroup},
    {"AWS::StepFunctions::StateMachine", "StateMachineName", Called::Machine},
    {"AWS::Logs::LogGroup", "LogGroupName", Called::LogGroup},
});

/// Where a name ends that begins at `from`: "${...}" belongs to it.
std::size_t nameEnd(const std::string& text, std::size_t from) {
    std::size_t at = from;
    while (at < text.size()) {
        if (text.compare(at, 2, "${") == 0) {
            const std::size_t close = text.find('}', at);
            if (close == std::string::npos) return at;
            at = close + 1;
            continue;
        }
        const char c = text[at];
        const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || c == '.' || c == '$';
        if (!part) return at;
        ++at;
    }
    return at;
}

/// The service of the ARN at `begin`, and where the part after the account begins; nothing when there is no ARN.
std::optional<std::pair<std::string, std::size_t>> arnAt(const std::string& text, std::size_t begin) {
    std::size_t at = begin;
    std::string service;
    for (int field = 0; field < 5; ++field) {
        const std::size_t end = nameEnd(text, at);
        if (end >= text.size() || text[end] != ':') return std::nullopt;
        if (field == 2) service = text.substr(at, end - at);
        at = end + 1;
    }
    return std::pair(service, at);
}

/// A definition that is a file of its own says nothing of its machine but what the file is called.
std::string nameByFile(const Resource& resource) {
    const bool alone = resource.type == "AWS::StepFunctions::StateMachine" && resource.properties.size() == 1 &&
                       resource.properties.find("Definition") != nullptr;
    const std::string file = alone ? std::filesystem::path(resource.origin.file).filename().string() : std::string();
    const std::string name = file.substr(0, file.find('.'));
    return resource.name == logicalName(name) ? name : std::string();
}

}  // namespace

AccountNames::AccountNames(const Inventory& inventory) {
    for (const Resource& resource : inventory.resources) {
        if (resource.type == "AWS::SQS::Queue") queues_.insert(resource.name);
        for (const NameProperty& one : kNames) {
            const Node* name = resource.type == one.type ? resource.properties.find(one.key) : nullptr;
            const std::string text = name != nullptr ? toText(*name).value_or("") : std::string();
            if (!text.empty()) byName_.emplace(std::pair(one.kind, text), resource.name);
        }
    }
    std::map<std::string, int> files;
    for (const Resource& resource : inventory.resources) ++files[nameByFile(resource)];
    for (const Resource& resource : inventory.resources) {
        const std::string name = nameByFile(resource);
        if (!name.empty() && files[name] == 1)  // else it says nothing of whose it is
            byName_.emplace(std::pair(Called::Machine, name), resource.name);
        const Node* of = resource.type == "AWS::Lambda::Alias" ? resource.properties.find("FunctionName") : nullptr;
        if (of == nullptr) continue;
        const std::string function = namedIn(*of);
        aliases_.emplace(
            std::pair(function.empty() ? this->resource(Called::Function, toText(*of).value_or("")) : function,
                      textOf(resource.properties, "Name")),
            resource.name);
    }
}

std::string AccountNames::function(const std::string& name, const std::string& qualifier) const {
    const auto found = byName_.find({Called::Function, name});
    if (found == byName_.end()) return {};
    const auto alias = aliases_.find({found->second, qualifier});
    return alias != aliases_.end() ? alias->second : found->second;
}

/// "orders", or "${Orders.QueueName}".
std::string AccountNames::queue(const std::string& name) const {
    if (const auto found = byName_.find({Called::Queue, name}); found != byName_.end()) return found->second;
    constexpr std::string_view kEnd = ".QueueName}";
    if (!name.starts_with("${") || !name.ends_with(kEnd)) return {};
    std::string id = name.substr(2, name.size() - 2 - kEnd.size());
    return queues_.contains(id) ? id : std::string();
}

std::string AccountNames::resource(Called kind, const std::string& name) const {
    if (name.starts_with("arn:")) return inArn(name);
    if (kind == Called::Queue) {
        const std::string called = queueInUrl(name);
        return queue(called.empty() ? name : called);
    }
    if (kind != Called::Function) {
        const auto found = byName_.find({kind, name});
        return found == byName_.end() ? std::string() : found->second;
    }
    constexpr std::string_view kMark = "function:";
    const std::size_t mark = name.find(kMark);
    const std::size_t begin = mark == std::string::npos ? 0 : mark + kMark.size();
    const std::size_t end = nameEnd(name, begin);
    return function(name.substr(begin, end - begin), end < name.size() ? name.substr(end + 1) : std::string());
}

std::string AccountNames::only(const std::string& name) const {
    std::string found;
    for (const Called kind : {Called::Table, Called::Function, Called::Queue, Called::Machine}) {
        const std::string one = resource(kind, name);
        if (!one.empty() && !found.empty() && one != found) return {};
        if (!one.empty()) found = one;
    }
    return found;
}

std::optional<AccountNames::Found> AccountNames::at(const std::string& text, std::size_t begin) const {
    const auto arn = arnAt(text, begin);
    if (!arn) return std::nullopt;
    const std::string& service = arn->first;
    const std::size_t rest = arn->second;
    const auto named = [&](std::string_view prefix) {
        return text.compare(rest, prefix.size(), prefix) == 0 ? rest + prefix.size() : std::string::npos;
    };
    const auto plain = [&](Called kind, std::size_t from, const char* attribute) -> std::optional<Found> {
        if (from == std::string::npos) return std::nullopt;
        const std::size_t end = nameEnd(text, from);
        const auto found = byName_.find({kind, text.substr(from, end - from)});
        if (found == byName_.end()) return std::nullopt;
        return Found{found->second, attribute, end};
    };
    if (service == "dynamodb") return plain(Called::Table, named("table/"), "Arn");
    if (service == "sqs") {
        const std::size_t end = nameEnd(text, rest);
        const std::string found = queue(text.substr(rest, end - rest));
        return found.empty() ? std::nullopt : std::optional(Found{found, "Arn", end});
    }
    if (service == "states") return plain(Called::Machine, named("stateMachine:"), "");
    const std::size_t from = service == "lambda" ? named("function:") : std::string::npos;
    if (from == std::string::npos) return std::nullopt;
    std::size_t end = nameEnd(text, from);
    const std::string name = text.substr(from, end - from);
    std::string qualifier;
    if (end < text.size() && text[end] == ':') {
        const std::size_t last = nameEnd(text, end + 1);
        qualifier = text.substr(end + 1, last - end - 1);
        end = last;
    }
    const std::string found = function(name, qualifier);
    if (found.empty()) return std::nullopt;
    return Found{found, found == function(name, "") ? "Arn" : "", end};
}

std::string AccountNames::inArn(const std::string& text) const {
    const auto found = text.starts_with("arn:") ? at(text, 0) : std::nullopt;
    return found ? found->resource : std::string();
}

std::string AccountNames::withoutArns(const std::string& text) const {
    std::string result;
    std::size_t done = 0;
    for (std::size_t begin = text.find("arn:"); begin != std::string::npos; begin = text.find("arn:", begin + 1)) {
        const auto found = begin >= done ? at(text, begin) : std::nullopt;
        if (!found) continue;
        result += text.substr(done, begin - done) + "${" + found->resource;
        result += (found->attribute.empty() ? "" : "." + found->attribute) + "}";
        done = found->end;
    }
    return result + text.substr(done);
}

}  // namespace headroom::importing
