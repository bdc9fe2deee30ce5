// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "scenarios/document/merge_patch.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/parameters.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using document::Node;
using document::Problem;
using document::Problems;

namespace {

constexpr std::array<std::string_view, 16> kTopLevel{"$schema",   "Headroom",   "Name",       "Description", "Region", "Parameters",
                                                     "Resources", "Workloads",  "Designs",    "Objectives",  "Simulation", "Billing",
                                                     "Quotas",    "Events",     "Rates",      "Layout"};

constexpr std::array<std::string_view, 34> kRegions{
    "us-east-1",      "us-east-2",      "us-west-1",      "us-west-2",      "af-south-1",     "ap-east-1",      "ap-south-1",
    "ap-south-2",     "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7",
    "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ca-central-1",   "ca-west-1",      "eu-central-1",   "eu-central-2",
    "eu-west-1",      "eu-west-2",      "eu-west-3",      "eu-north-1",     "eu-south-1",     "eu-south-2",     "il-central-1",
    "me-south-1",     "me-central-1",   "mx-central-1",   "sa-east-1",      "us-gov-west-1",  "us-gov-east-1"};

void checkTop(Problems& problems, const Node& root) {
    for (const document::Member& member : root.members()) {
        if (std::find(kTopLevel.begin(), kTopLevel.end(), member.key) != kTopLevel.end()) continue;
        problems.error(member.keyPosition, document::child("", member.key),
                       "is not a section of a scenario" + document::didYouMean(member.key, kTopLevel));
    }
    const Node* version = root.find("Headroom");
    if (version == nullptr) {
        problems.error(root, "", R"(lacks "Headroom": 1, the version of the format)");
    } else if (!version->isReported() && (!version->isNumber() || version->asInteger() != std::optional<std::int64_t>(1))) {
        problems.error(*version, "/Headroom", "must be 1, the only version of the format so far");
    }
    for (const std::string_view key : {"Name", "Description", "Region"}) {
        const Node* node = root.find(key);
        if (node != nullptr && !node->isString() && !node->isReported()) problems.error(*node, document::child("", key), "must be text");
    }
}

std::string text(const Node& root, std::string_view key, std::string standard) {
    const Node* node = root.find(key);
    return node != nullptr && node->isString() ? node->asString() : std::move(standard);
}

void readRegion(Problems& problems, const Node& root, Scenario& scenario) {
    const Node* region = root.find("Region");
    if (region == nullptr) {
        problems.error(root, "", R"(lacks "Region", such as "us-east-1": prices and quotas depend on it)");
        return;
    }
    if (!region->isString()) return;
    scenario.region = region->asString();
    if (std::find(kRegions.begin(), kRegions.end(), scenario.region) == kRegions.end()) {
        problems.error(*region, "/Region", document::quoted(scenario.region) + " is not an AWS region known here" + document::didYouMean(scenario.region, kRegions));
    }
}

struct Patch {
    std::string name;
    Node document;  ///< the file with the design's patch applied
};

std::vector<Patch> readDesigns(Problems& problems, const Node& root) {
    Node base = root;
    std::erase_if(base.members(), [](const document::Member& member) { return member.key == "Designs"; });
    const Node* designs = root.find("Designs");
    std::vector<Patch> patches;
    if (designs == nullptr || (designs->isArray() && designs->size() == 0)) return {{"as written", std::move(base)}};
    if (!designs->isArray()) {
        problems.error(*designs, "/Designs", R"(must be a list of {"Name", "Patch"})");
        return {};
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < designs->size(); ++i) {
        const Node& design = designs->elements()[i];
        const std::string pointer = document::child("/Designs", i);
        const Node* name = design.find("Name");
        const Node* patch = design.find("Patch");
        if (name == nullptr || !name->isString() || name->asString().empty() || design.size() != (patch == nullptr ? 1U : 2U)) {
            problems.error(design, pointer, R"(must be an object with "Name" and, unless it is the base, "Patch")");
            continue;
        }
        if (!names.insert(name->asString()).second) problems.error(*name, document::child(pointer, "Name"), "is the name of another design, too");
        if (patch != nullptr && !patch->isObject()) {
            problems.error(*patch, document::child(pointer, "Patch"), "must be an object that is merged over the file (RFC 7396)");
            continue;
        }
        if (patch != nullptr && patch->find("Designs") != nullptr) {
            problems.error(*patch, document::child(pointer, "Patch"), "must not change the designs themselves");
            continue;
        }
        patches.push_back({name->asString(), patch == nullptr ? base : document::mergePatch(base, *patch)});
    }
    return patches;
}

/// "Api", "Api/GET /x" and the workloads: what a Latency objective can be of.
std::vector<std::string> latencyNames(const Design& design) {
    std::vector<std::string> names;
    for (const Resource& resource : design.resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api == nullptr) continue;
        names.push_back(resource.name);
        for (const auto& route : api->routes) names.push_back(resource.name + "/" + route.key);
    }
    for (const auto& workload : design.workloads) names.push_back(workload.name);
    return names;
}

Design readDesign(Problems& problems, const Patch& patch, const std::string& folder, const Scenario& scenario) {
    Design design;
    design.name = patch.name;
    Reading reading{problems, design.assumptions, folder};
    design.resources = readResources(reading, patch.document);
    design.workloads = readWorkloads(reading, patch.document, scenario.simulation);
    design.quotas = readQuotas(reading, patch.document);
    design.billing = readBilling(reading, patch.document);
    design.rates = readRates(reading, patch.document);
    std::vector<std::string> workloads;
    for (const auto& workload : design.workloads) workloads.push_back(workload.name);
    design.objectives = readObjectives(reading, patch.document, latencyNames(design), workloads);
    design.events = readEvents(reading, patch.document, scenario.simulation, design.resources);
    checkLinks(reading, patch.document, design);
    return design;
}

void addOnce(std::vector<Problem>& all, const std::vector<Problem>& more) {
    for (const Problem& problem : more) {
        if (std::find(all.begin(), all.end(), problem) == all.end()) all.push_back(problem);
    }
}

void applyOverrides(const Overrides& overrides, Simulation& simulation) {
    if (overrides.seed) simulation.seed = *overrides.seed;
    if (overrides.replications) simulation.replications = *overrides.replications;
    if (overrides.duration) simulation.duration = *overrides.duration;
}

void checkDesignName(Problems& problems, const std::vector<Patch>& patches, const std::string& wanted) {
    std::vector<std::string_view> names;
    for (const Patch& patch : patches) names.push_back(patch.name);
    if (wanted.empty() || std::find(names.begin(), names.end(), wanted) != names.end()) return;
    problems.error(document::Position{}, "/Designs", "has no design " + document::quoted(wanted) + document::didYouMean(wanted, names));
}

LoadedScenario check(document::Loaded loaded, const std::filesystem::path& file, const Overrides& overrides) {
    LoadedScenario result{std::nullopt, std::move(loaded.problems)};
    if (!loaded.root) return result;
    Problems problems(file.string());
    if (!loaded.root->isObject()) {
        if (!loaded.root->isReported()) problems.error(*loaded.root, "", "a scenario is an object with \"Headroom\": 1");
        addOnce(result.problems, problems.list());
        return result;
    }
    checkTop(problems, *loaded.root);
    Scenario scenario;
    scenario.file = file;
    scenario.overrides = overrides;
    scenario.name = text(*loaded.root, "Name", file.stem().string());
    scenario.description = text(*loaded.root, "Description", "");
    std::vector<Patch> patches = readDesigns(problems, *loaded.root);
    checkDesignName(problems, patches, overrides.design);
    addOnce(result.problems, problems.list());
    for (std::size_t i = 0; i < patches.size(); ++i) {
        Problems mine(file.string());
        Patch& patch = patches[i];
        document::substitute(patch.document, readParameters(mine, patch.document, overrides.parameters));
        for (UncertainInput& input : resolveUncertain(mine, patch.document, overrides.uncertain)) {
            const bool known = std::any_of(scenario.uncertain.begin(), scenario.uncertain.end(),
                                           [&](const UncertainInput& other) { return other.path == input.path; });
            if (!known) scenario.uncertain.push_back(std::move(input));
        }
        readRegion(mine, patch.document, scenario);
        std::vector<Assumption> none;
        Reading reading{mine, none, file.parent_path().string()};
        scenario.simulation = readSimulation(reading, i == 0 ? patch.document : patches.front().document);
        applyOverrides(overrides, scenario.simulation);
        Design design = readDesign(mine, patch, file.parent_path().string(), scenario);
        if (overrides.design.empty() || overrides.design == design.name) scenario.designs.push_back(std::move(design));
        addOnce(result.problems, mine.list());
    }
    std::stable_sort(result.problems.begin(), result.problems.end(), [](const Problem& a, const Problem& b) {
        return std::pair(a.position.line, a.position.column) < std::pair(b.position.line, b.position.column);
    });
    if (!document::hasError(result.problems)) result.scenario = std::move(scenario);
    return result;
}

}  // namespace

LoadedScenario loadScenario(const std::filesystem::path& file, const Overrides& overrides) {
    return check(document::readDocument(file), file, overrides);
}

LoadedScenario loadScenarioText(std::string_view text, const std::string& displayName, const Overrides& overrides) {
    const bool yaml = displayName.ends_with(".yaml") || displayName.ends_with(".yml");
    LoadedScenario loaded = check(document::readText(text, displayName, yaml ? document::Format::Yaml : document::Format::Json), displayName, overrides);
    if (loaded.scenario) loaded.scenario->text = std::make_shared<const std::string>(text);
    return loaded;
}

std::string warmUpText(base::Duration warmUp) { return durationText(warmUp); }

std::string serviceLabel(const ServiceSpec& spec) {
    struct Label {
        std::string operator()(const apigateway::Spec&) const { return "HTTP API"; }
        std::string operator()(const lambda::Spec&) const { return "Lambda"; }
        std::string operator()(const dynamodb::Spec&) const { return "DynamoDB"; }
    };
    return std::visit(Label{}, spec);
}

}  // namespace headroom::format
