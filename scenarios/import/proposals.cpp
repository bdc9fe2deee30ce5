// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/proposals.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "scenarios/import/evaluator.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// The likeliest first.
constexpr std::array<std::string_view, 5> kReads{"GetItem", "Query", "BatchGetItem", "Scan", "TransactGetItems"};
constexpr std::array<std::string_view, 5> kWrites{"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem",
                                                  "TransactWriteItems"};
/// What code may call and no model here takes.
constexpr std::array<std::string_view, 6> kElsewhere{"sqs:SendMessage", "sns:Publish",       "events:PutEvents",
                                                     "s3:GetObject",    "kinesis:PutRecord", "firehose:PutRecord"};

bool isTable(const Resource& resource) {
    return resource.type == "AWS::DynamoDB::Table" || resource.type == "AWS::DynamoDB::GlobalTable";
}

bool isMachine(const Resource& resource) { return resource.type == "AWS::StepFunctions::StateMachine"; }

class FunctionCalls {
public:
    FunctionCalls(const Inventory& inventory, const Mentions& mentions, const Resource& function)
        : inventory_(inventory), mentions_(mentions), function_(function) {
        const Node* environment = function.properties.find("Environment");
        if (environment != nullptr) variables_ = mentions.in(*environment);
        environmentAt_ = environment != nullptr ? environment->position() : function.origin.at;
        grants_ = grantsOf(inventory, mentions, function, known_);
        const auto& all = inventory.resources;
        if (std::ranges::count_if(all, isTable) == 1) onlyTable_ = std::ranges::find_if(all, isTable)->name;
    }

    std::vector<Proposal> tables() {
        const std::string cluster = clusterInUse();
        for (const Resource& table : inventory_.resources) {
            if (!isTable(table)) continue;
            propose(table.name, kReads, cluster);
            propose(table.name, kWrites, cluster);
            if (!known_ && mentioned(table.name))
                add(table.name, "GetItem", {function_.origin.file, environmentAt_},
                    "an environment variable names it, and the function's role is not in the file");
        }
        return std::move(proposals_);
    }

    std::vector<Proposal> functions() {
        proposals_.clear();
        for (const Resource& other : inventory_.resources) {
            if (isMachine(other)) {
                if (const Grant* grant = allowing("states:StartExecution", other.name))
                    add(other.name, "StartExecution", grant->origin, "its role allows " + grant->action);
            }
            if (other.type != "AWS::Lambda::Function" || other.name == function_.name) continue;
            if (isDestination(other.name) && !mentioned(other.name)) continue;  // that is what the grant is for
            if (const Grant* grant = allowing("lambda:InvokeFunction", other.name))
                add(other.name, "Invoke", grant->origin, "its role allows " + grant->action);
        }
        return std::move(proposals_);
    }

    /// Whether a start of an execution is proposed, of any machine.
    bool startsMachines() const {
        return std::ranges::any_of(inventory_.resources, [&](const Resource& one) {
            return isMachine(one) && allowing("states:StartExecution", one.name) != nullptr;
        });
    }

    void reportElsewhere(Report& report) const {
        for (const std::string_view action : kElsewhere) {
            const auto grant = std::ranges::find_if(
                grants_, [&](const Grant& one) { return covers(one.action, action) && !one.resources.empty(); });
            if (grant == grants_.end() || onlyModelled(*grant)) {
                reportUnused(action, report);
                continue;
            }
            for (const std::string& name : grant->resources) {
                const Resource* resource = inventory_.find(name);
                if (isModelled(*resource)) continue;
                report.push_back({Fate::LeftOut, grant->origin, function_.name,
                                  "may call " + std::string(action) + " on " + name + " (" + resource->type +
                                      "), which is not modelled yet"});
            }
        }
    }

    /// Policies and variables that hang on what no file holds: whom they are about is not known.
    void reportUnknown(Report& report) const {
        std::vector<document::Position> told;
        for (const Grant& grant : grants_) {
            const bool again = std::ranges::find(told, grant.unknownAt) != told.end();
            if (grant.unknown.empty() || again) continue;
            const std::string action = knownAction(grant);
            if (action.empty() && !grant.action.empty()) continue;  // nothing of ours
            told.push_back(grant.unknownAt);
            const std::string what = action.empty() ? "its role has a managed policy that hangs on "
                                                    : "its role allows " + action + " on what hangs on ";
            report.push_back({Fate::LeftOut,
                              {grant.origin.file, grant.unknownAt},
                              function_.name,
                              what + grant.unknown + "; no call is proposed"});
        }
        const Node* environment = function_.properties.find("Environment");
        const Node* variables = environment != nullptr ? environment->find("Variables") : nullptr;
        for (std::size_t i = 0; variables != nullptr && variables->isObject() && i < variables->size(); ++i)
            reportVariable(variables->members()[i], report);
    }

    /// A role may open every table there is, and nothing says which of several the code asks.
    void reportAnyTable(bool proposed, Report& report) const {
        const auto tables = std::ranges::count_if(inventory_.resources, isTable);
        const auto grant = std::ranges::find_if(grants_, [](const Grant& one) {
            return one.everything && (one.action.starts_with("dynamodb:") || one.action.starts_with("dax:")) &&
                   !knownAction(one).empty();
        });
        if (proposed || tables < 2 || grant == grants_.end()) return;
        report.push_back({Fate::LeftOut, grant->origin, function_.name,
                          "its role allows " + grant->action + " on any table, and no variable names one of the " +
                              std::to_string(tables) + ": no call is proposed; give its Steps a Call"});
    }

    /// An action that the role allows by its service's name, and of which no call is proposed.
    void reportUnused(std::string_view action, Report& report) const {
        const std::string_view service = action.substr(0, action.find(':') + 1);
        const auto grant = std::ranges::find_if(grants_, [&](const Grant& one) {
            return one.unknown.empty() && one.action.starts_with(service) && covers(one.action, action);
        });
        if (grant == grants_.end()) return;
        report.push_back({Fate::LeftOut, grant->origin, function_.name,
                          "its role allows " + std::string(action) +
                              ", on nothing in the files that takes it: no call is proposed"});
    }

private:
    /// The first action that a grant covers of those that are looked for; empty: none.
    static std::string knownAction(const Grant& grant) {
        for (const std::string_view service : {"dynamodb:", "dax:"}) {
            for (const auto& operations : {std::span(kReads), std::span(kWrites)}) {
                for (const std::string_view operation : operations) {
                    std::string action = std::string(service) + std::string(operation);
                    if (covers(grant.action, action)) return action;
                }
            }
        }
        for (const std::string_view action : {"lambda:InvokeFunction", "states:StartExecution"}) {
            if (covers(grant.action, action)) return std::string(action);
        }
        const auto other = std::ranges::find_if(kElsewhere, [&](const auto one) { return covers(grant.action, one); });
        return other != kElsewhere.end() ? std::string(*other) : std::string();
    }

    /// What is kept secret names nothing.
    void reportVariable(const document::Member& variable, Report& report) const {
        const std::string unknown = unknownIn(variable.value, inventory_.unset);
        if (unknown.empty() || unknown.find("NoEcho") != std::string::npos) return;
        if (!mentions_.in(variable.value).empty()) return;
        report.push_back({Fate::LeftOut,
                          {function_.origin.file, variable.keyPosition},
                          function_.name + ".Environment." + variable.key,
                          "hangs on " + unknown + "; what it names is not known"});
    }

    static bool isModelled(const Resource& resource) {
        return isTable(resource) || resource.type == "AWS::Lambda::Function" || isMachine(resource);
    }
    bool onlyModelled(const Grant& grant) const {
        return std::ranges::all_of(grant.resources,
                                   [&](const std::string& name) { return isModelled(*inventory_.find(name)); });
    }

    /// Whether Lambda itself invokes it with the outcomes of this function.
    bool isDestination(const std::string& name) const {
        const auto named = [&](const Resource& config, const char* key) {
            const Node* value = config.properties.find(key);
            return value != nullptr ? allNamedIn(*value) : std::vector<std::string>();
        };
        return std::ranges::any_of(inventory_.resources, [&](const Resource& config) {
            if (config.type != "AWS::Lambda::EventInvokeConfig") return false;
            const auto of = named(config, "FunctionName");
            const auto to = named(config, "DestinationConfig");
            return std::ranges::find(of, function_.name) != of.end() && std::ranges::find(to, name) != to.end();
        });
    }

    bool mentioned(const std::string& name) const { return std::ranges::find(variables_, name) != variables_.end(); }

    /// The grant that covers an action on a resource: by name, or on everything where a variable names the resource or
    /// there is only one of its type.
    const Grant* allowing(std::string_view action, const std::string& name) const {
        for (const Grant& grant : grants_) {
            if (!covers(grant.action, action)) continue;
            if (std::ranges::find(grant.resources, name) != grant.resources.end()) return &grant;
            if (grant.everything && (name == onlyTable_ || mentioned(name))) return &grant;
        }
        return nullptr;
    }

    void propose(const std::string& table, std::span<const std::string_view> operations, const std::string& cluster) {
        for (const std::string_view operation : operations) {
            const Grant* grant = allowing("dynamodb:" + std::string(operation), table);
            if (grant == nullptr && !cluster.empty()) grant = allowing("dax:" + std::string(operation), table);
            if (grant == nullptr) continue;
            add(table, std::string(operation), grant->origin, "its role allows " + grant->action);
            const bool cached = !cluster.empty() && operation.find("Transact") == std::string_view::npos;
            if (cached) proposals_.back().via = cluster;
            return;
        }
    }

    /// A cluster that a variable names.
    std::string clusterInUse() const {
        for (const std::string& name : variables_) {
            if (inventory_.find(name)->type == "AWS::DAX::Cluster") return name;
        }
        return {};
    }

    void add(std::string target, std::string operation, Origin origin, std::string why) {
        proposals_.push_back(
            {function_.name, std::move(target), std::move(operation), {}, std::move(why), std::move(origin)});
    }

    const Inventory& inventory_;
    const Mentions& mentions_;
    const Resource& function_;
    std::vector<std::string> variables_;
    document::Position environmentAt_;
    std::vector<Grant> grants_;
    std::string onlyTable_;  ///< empty: there is none, or several
    bool known_ = false;
    std::vector<Proposal> proposals_;
};

/// Which functions lead to which; refuses what would close a circle.
class Circle {
public:
    bool closes(const std::string& from, const std::string& to) {
        std::set<std::string> seen;
        if (reaches(to, from, seen)) return true;
        edges_[from].insert(to);
        return false;
    }

private:
    bool reaches(const std::string& from, const std::string& to, std::set<std::string>& seen) {
        std::vector<std::string> open{from};
        while (!open.empty()) {
            const std::string name = std::move(open.back());
            open.pop_back();
            if (name == to) return true;
            if (!seen.insert(name).second) continue;
            open.insert(open.end(), edges_[name].begin(), edges_[name].end());
        }
        return false;
    }

    std::map<std::string, std::set<std::string>> edges_;
};

}  // namespace

std::vector<Proposal> proposeCalls(const Inventory& inventory, Report& report) {
    const Mentions mentions(inventory);
    std::vector<Proposal> all;
    Circle circle;
    for (const Resource& resource : inventory.resources) {
        if (resource.type != "AWS::Lambda::Function") continue;
        FunctionCalls calls(inventory, mentions, resource);
        std::vector<Proposal> tables = calls.tables();
        calls.reportAnyTable(!tables.empty(), report);
        std::ranges::move(tables, std::back_inserter(all));
        for (Proposal& call : calls.functions()) {
            if (circle.closes(call.function, call.target))
                report.push_back({Fate::LeftOut, call.origin, call.function,
                                  "may invoke " + call.target + ", which would call in a circle"});
            else
                all.push_back(std::move(call));
        }
        if (!calls.startsMachines()) calls.reportUnused("states:StartExecution", report);
        calls.reportElsewhere(report);
        calls.reportUnknown(report);
    }
    return all;
}

}  // namespace headroom::importing
