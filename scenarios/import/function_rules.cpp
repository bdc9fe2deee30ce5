// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/import/template_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// Those that Lambda lists (Lambda Developer Guide, lambda-runtimes, 2026), for what comes near.
constexpr auto kRuntimes = std::to_array<std::string_view>(
    {"nodejs24.x", "nodejs22.x", "nodejs20.x", "python3.14", "python3.13",      "python3.12",  "python3.11",
     "python3.10", "java25",     "java21",     "java17",     "java11",          "java8.al2",   "dotnet10",
     "dotnet8",    "ruby3.4",    "ruby3.3",    "ruby3.2",    "provided.al2023", "provided.al2"});

/// Names that keep to no pattern: the first of each language, long out of use.
constexpr auto kFirst = std::to_array<std::string_view>(
    {"nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "python2.7", "java8", "java8.al2", "go1.x",
     "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "provided", "provided.al2"});

/// The number between two texts; nothing where the name is not of that form.
std::optional<int> numberIn(std::string_view name, std::string_view before, std::string_view after) {
    if (!name.starts_with(before) || !name.ends_with(after) || name.size() <= before.size() + after.size())
        return std::nullopt;
    name = name.substr(before.size(), name.size() - before.size() - after.size());
    const bool digits = name.size() <= 4 && name.find_first_not_of("0123456789") == std::string_view::npos;
    return digits ? std::optional(std::stoi(std::string(name))) : std::nullopt;
}

/// Lambda has it, or may have it by the time that somebody reads this: the names of later versions are known.
bool isRuntime(std::string_view name) {
    if (std::ranges::find(kFirst, name) != kFirst.end()) return true;
    if (const auto node = numberIn(name, "nodejs", ".x")) return *node >= 10 && (*node % 2 == 0 || *node > 26);
    if (const auto python = numberIn(name, "python3.", "")) return *python >= 6;
    if (const auto java = numberIn(name, "java", "")) return *java >= 11;
    if (const auto dotnet = numberIn(name, "dotnet", "")) return *dotnet >= 6;
    if (const auto ruby = numberIn(name, "ruby2.", "")) return *ruby == 5 || *ruby == 7;
    if (const auto ruby = numberIn(name, "ruby3.", "")) return *ruby >= 2;
    return numberIn(name, "ruby4.", "") || numberIn(name, "provided.al20", "");
}

/// Whether what a mapping reads is a stream, as far as the template says.
bool readsStream(const Resource& mapping, const Inventory& own) {
    const Node* source = mapping.properties.find("EventSourceArn");
    if (source == nullptr) return false;
    if (const Resource* resource = own.find(namedIn(*source))) {
        static constexpr auto kSources = std::to_array<std::string_view>(
            {"AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Kinesis::Stream"});
        return std::ranges::find(kSources, resource->type) != kSources.end();
    }
    const std::string arn = source->isString() ? source->asString() : std::string();
    return arn.starts_with("arn:") &&
           (arn.find(":kinesis:") != std::string::npos || arn.find(":dynamodb:") != std::string::npos);
}

}  // namespace

void checkRuntime(const Resource& function, document::Problems& problems) {
    const std::string runtime = textOf(function.properties, "Runtime");
    if (runtime.empty() || isRuntime(runtime)) return;
    problems.error(*function.properties.find("Runtime"), "/Resources/" + function.name + "/Properties/Runtime",
                   document::quoted(runtime) + " is no runtime of Lambda (Lambda refuses it: Value " + runtime +
                       " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set)" +
                       document::didYouMean(runtime, kRuntimes));
}

void tellHandler(const Resource& function, Report& report) {
    const Node* code = function.properties.find("Code");
    const bool image =
        function.properties.find("PackageType") != nullptr || (code != nullptr && code->find("ImageUri") != nullptr);
    if (image || function.properties.find("Handler") != nullptr) return;
    report.push_back({Fate::Assumed, function.origin, function.name + ".Handler",
                      "one: the template lacks it, and Lambda refuses the function without it (Runtime and Handler are "
                      "mandatory parameters for functions created with deployment packages)"});
}

void checkMapping(const Resource& mapping, const Inventory& own, document::Problems& problems) {
    const Node* position = mapping.properties.find("StartingPosition");
    if (position != nullptr || !readsStream(mapping, own)) return;
    problems.error(mapping.origin.at, "/Resources/" + mapping.name + "/Properties",
                   "lacks StartingPosition (Lambda refuses it: StartingPosition is required for streams of Kinesis and "
                   "DynamoDB)");
}

}  // namespace headroom::importing
