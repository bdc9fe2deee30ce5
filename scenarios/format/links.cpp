// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "model/services/dynamodb/operation.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Walks a design's links; problems are reported at the value in the file when it is found there.
class Links {
public:
    Links(Reading& reading, const Node& root, const Design& design) : reading_(reading), root_(root), design_(design) {
        for (const Resource& resource : design.resources) names_.push_back(resource.name);
        if (const Node* all = root.find("Resources"); all != nullptr && all->isObject()) {
            for (const document::Member& member : all->members()) declared_.insert(member.key);
        }
    }

    void check() {
        for (const Resource& resource : design_.resources) {
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) checkApi(resource, *api);
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                checkSteps(resource, function->steps, "/Resources/" + resource.name + "/Behavior/Steps");
            }
        }
        for (const auto& workload : design_.workloads) checkWorkload(workload);
        checkCycles();
        checkReservations();
    }

private:
    void problem(const std::string& pointer, std::string text) {
        std::string at = pointer;
        const Node* node = document::resolve(root_, at);
        while (node == nullptr && !at.empty()) {
            at = at.substr(0, at.rfind('/'));
            node = document::resolve(root_, at);
        }
        reading_.problems.error(node != nullptr ? *node : root_, pointer, std::move(text));
    }

    const Resource* find(const std::string& name) const {
        for (const Resource& resource : design_.resources) {
            if (resource.name == name) return &resource;
        }
        return nullptr;
    }

    /// The resource of that name; says what is wrong when there is none that can be called.
    const Resource* target(const std::string& name, const std::string& pointer) {
        if (name.empty()) return nullptr;  // reported where it was read
        const Resource* found = find(name);
        if (found != nullptr) return found;
        if (declared_.contains(name)) return nullptr;  // its own problems are reported already
        const std::vector<std::string_view> views(names_.begin(), names_.end());
        problem(pointer, document::quoted(name) + " is not a resource of this design" + document::didYouMean(name, views));
        return nullptr;
    }

    void checkApi(const Resource& resource, const apigateway::Spec& api) {
        for (const auto& route : api.routes) {
            if (route.isMock()) continue;
            const std::string pointer = document::child("/Resources/" + resource.name + "/Routes", route.key);
            const Resource* found = target(route.integration, document::resolve(root_, pointer + "/Integration") != nullptr ? pointer + "/Integration" : pointer);
            if (found == nullptr) continue;
            if (!std::holds_alternative<lambda::Spec>(found->spec)) {
                problem(pointer + "/Integration", document::quoted(found->name) + " is " + serviceLabel(found->spec) + "; an HTTP API integrates with a function or \"Mock\" here");
                continue;
            }
            edges_[resource.name].insert(found->name);
        }
    }

    void checkOperation(const Resource& found, const std::string& operation, const std::string& pointer) {
        if (std::holds_alternative<dynamodb::Spec>(found.spec)) {
            if (dynamodb::operationOf(operation)) return;
            std::vector<std::string_view> known;
            for (const auto& traits : dynamodb::kOperationTraits) known.push_back(traits.name);
            problem(pointer, document::quoted(operation) + " is not an operation of a table" + document::didYouMean(operation, known));
        } else if (std::holds_alternative<lambda::Spec>(found.spec)) {
            if (operation != "Invoke") problem(pointer, document::quoted(operation) + " is not an operation of a function; it has \"Invoke\"");
        } else {
            problem(pointer, "a function cannot call an API of this design; call what stands behind it");
        }
    }

    void checkSteps(const Resource& resource, const lambda::Steps& steps, const std::string& pointer) {
        const Node* list = document::resolve(root_, pointer);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            std::string at = document::child(pointer, i);
            if (list != nullptr && list->isObject() && i < list->size()) at = document::child(pointer, list->members()[i].key);
            checkStep(resource, steps[i], at);
        }
    }

    void checkStep(const Resource& resource, const lambda::Step& step, const std::string& at) {
        if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
            const Resource* found = target(call->target, at + "/Call/Target");
            if (found == nullptr) return;
            checkOperation(*found, call->operation, at + "/Call/Operation");
            edges_[resource.name].insert(found->name);
        } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
            for (std::size_t i = 0; i < branch->arms.size(); ++i) checkSteps(resource, branch->arms[i].steps, document::child(at + "/Branch", i) + "/Steps");
        } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
            checkSteps(resource, repeat->steps, at + "/Repeat/Steps");
        }
    }

    void checkWorkload(const workload::TrafficSpec& workload) {
        const std::string pointer = document::child("/Workloads", workload.name);
        const Resource* found = target(workload.target, pointer + "/Target");
        if (found == nullptr) return;
        const bool mixed = document::resolve(root_, pointer + "/Mix") != nullptr;
        for (std::size_t i = 0; i < workload.mix.size(); ++i) {
            checkEntry(*found, workload.mix[i], mixed ? document::child(pointer + "/Mix", i) : pointer);
        }
    }

    void checkEntry(const Resource& found, const workload::MixEntry& entry, const std::string& at) {
        const auto* api = std::get_if<apigateway::Spec>(&found.spec);
        if (api == nullptr) {
            if (!entry.route.empty()) problem(at + "/Route", "belongs to workloads on an API");
            const bool table = std::holds_alternative<dynamodb::Spec>(found.spec);
            if (table || !entry.operation.empty()) checkOperation(found, entry.operation, at + "/Operation");
            return;
        }
        if (!entry.operation.empty()) problem(at + "/Operation", "belongs to workloads on a table or a function; an API has routes");
        std::vector<std::string_view> keys;
        for (const auto& route : api->routes) {
            if (route.key == entry.route) return;
            keys.push_back(route.key);
        }
        if (entry.route.empty() && keys.size() == 1) return;  // the only one
        if (entry.route.empty()) problem(at, "lacks \"Route\": the API has several");
        else problem(at + "/Route", document::quoted(entry.route) + " is not a route of " + found.name + document::didYouMean(entry.route, keys));
    }

    void checkCycles() {
        std::set<std::string> finished;
        std::vector<std::string> path;
        std::function<bool(const std::string&)> visit = [&](const std::string& name) {
            if (finished.contains(name)) return false;
            if (const auto at = std::find(path.begin(), path.end(), name); at != path.end()) {
                std::string text = "calls itself in a circle (";
                for (auto step = at; step != path.end(); ++step) text += *step + " -> ";
                problem("/Resources/" + name, text + name + "): synchronous calls would never end");
                return true;
            }
            path.push_back(name);
            const bool found = std::any_of(edges_[name].begin(), edges_[name].end(), visit);
            path.pop_back();
            finished.insert(name);
            return found;
        };
        for (const Resource& resource : design_.resources) visit(resource.name);
    }

    void checkReservations() {
        std::vector<std::int64_t> reserved;
        std::string last;
        for (const Resource& resource : design_.resources) {
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function == nullptr || !function->reservedConcurrentExecutions) continue;
            reserved.push_back(*function->reservedConcurrentExecutions);
            last = resource.name;
        }
        if (reserved.empty()) return;
        const auto checked = lambda::checkReservations(design_.quotas.lambda, reserved);
        if (!checked) problem("/Resources/" + last + "/Properties/ReservedConcurrentExecutions", checked.error().what);
    }

    Reading& reading_;
    const Node& root_;
    const Design& design_;
    std::vector<std::string> names_;
    std::set<std::string> declared_;
    std::map<std::string, std::set<std::string>> edges_;
};

}  // namespace

void checkLinks(Reading& reading, const Node& root, const Design& design) { Links(reading, root, design).check(); }

}  // namespace headroom::format
