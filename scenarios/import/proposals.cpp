// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/proposals.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "scenarios/import/call_actions.hpp"
#include "scenarios/import/canonical.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/untaken_calls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

class FunctionCalls {
public:
    explicit FunctionCalls(const FunctionGrants& grants) : grants_(grants) {}

    std::vector<Proposal> tables() {
        const std::string cluster = grants_.clusterInUse();
        for (const Resource& table : grants_.inventory().resources) {
            if (!isTable(table)) continue;
            propose(table.name, kReads, cluster);
            propose(table.name, kWrites, cluster);
            if (namedAlone(table)) addByVariable(table.name, "GetItem");
        }
        return std::move(proposals_);
    }

    /// Functions, state machines and queues.
    std::vector<Proposal> others() {
        proposals_.clear();
        for (const Resource& other : grants_.inventory().resources) {
            if (isMachine(other)) addAllowed(other, kStart, "StartExecution");
            if (other.type == "AWS::Lambda::Function" && other.name != grants_.function().name && !isOutcome(other))
                addAllowed(other, kInvoke, "Invoke");
            if (!isStandardQueue(other) || isOutcome(other)) continue;
            addAllowed(other, kSendMessage, "SendMessage");
            if (namedAlone(other)) addByVariable(other.name, "SendMessage");
        }
        return std::move(proposals_);
    }

    /// Whether a start of an execution is proposed, of any machine.
    bool startsMachines() const {
        return std::ranges::any_of(grants_.inventory().resources, [&](const Resource& one) {
            return isMachine(one) && grants_.allowing(kStart, one.name) != nullptr;
        });
    }

private:
    /// What Lambda hands the outcomes to: that is what the grant is for.
    bool isOutcome(const Resource& other) const {
        return grants_.isDestination(other.name) && !grants_.mentioned(other.name);
    }

    /// A variable names it, and no role in the files says what the code may do.
    bool namedAlone(const Resource& other) const { return !grants_.known() && grants_.mentioned(other.name); }

    void addByVariable(const std::string& target, std::string operation) {
        add(target, std::move(operation), {grants_.function().origin.file, grants_.environmentAt()},
            "an environment variable names it, and the function's role is not in the file");
    }

    void addAllowed(const Resource& other, std::string_view action, std::string operation) {
        if (const Grant* grant = grants_.allowing(action, other.name))
            add(other.name, std::move(operation), grant->origin, "its role allows " + grant->action);
    }

    void propose(const std::string& table, std::span<const std::string_view> operations, const std::string& cluster) {
        for (const std::string_view operation : operations) {
            const Grant* grant = grants_.allowing("dynamodb:" + std::string(operation), table);
            if (grant == nullptr && !cluster.empty()) grant = grants_.allowing("dax:" + std::string(operation), table);
            if (grant == nullptr) continue;
            add(table, std::string(operation), grant->origin, "its role allows " + grant->action);
            const bool cached = !cluster.empty() && operation.find("Transact") == std::string_view::npos;
            if (cached) proposals_.back().via = cluster;
            return;
        }
    }

    void add(std::string target, std::string operation, Origin origin, std::string why) {
        proposals_.push_back(
            {grants_.function().name, std::move(target), std::move(operation), {}, std::move(why), std::move(origin)});
    }

    const FunctionGrants& grants_;
    std::vector<Proposal> proposals_;
};

/// Which functions, queues and machines lead to which; refuses what would close a circle.
class Circle {
public:
    void add(const std::string& from, const std::string& to) { edges_[from].insert(to); }
    bool closes(const std::string& from, const std::string& to) {
        std::set<std::string> seen;
        if (reaches(to, from, seen)) return true;
        add(from, to);
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

/// Queues lead to the functions that read them, and machines to what they send to and call.
void addReaders(const Inventory& inventory, Circle& circle) {
    const auto names = [](const Resource& resource, const char* key) {
        const Node* value = resource.properties.find(key);
        return value != nullptr ? allNamedIn(*value) : std::vector<std::string>();
    };
    for (const Resource& resource : inventory.resources) {
        if (resource.type == "AWS::Lambda::EventSourceMapping") {
            const std::vector<std::string> sources = names(resource, "EventSourceArn");
            const bool queue = !sources.empty() && inventory.find(sources.front()) != nullptr &&
                               inventory.find(sources.front())->type == kQueueType;
            for (const std::string& function : names(resource, "FunctionName")) {
                if (queue) circle.add(sources.front(), ownerBehind(inventory, function));
            }
        }
        if (!isMachine(resource)) continue;
        for (const char* key : {"Definition", "DefinitionString", "DefinitionSubstitutions"}) {
            for (const std::string& name : names(resource, key))
                circle.add(resource.name, ownerBehind(inventory, name));
        }
    }
}

std::string circleText(const Proposal& call) {
    const bool queue = call.operation == "SendMessage";
    return std::string(queue ? "may send to " : "may invoke ") + call.target + ", which would call in a circle";
}

}  // namespace

std::vector<Proposal> proposeCalls(const Inventory& inventory, Report& report) {
    const Mentions mentions(inventory);
    std::vector<Proposal> all;
    Circle circle;
    Circle loops;  // by way of queues as well
    addReaders(inventory, loops);
    for (const Resource& resource : inventory.resources) {
        if (resource.type != "AWS::Lambda::Function") continue;
        const FunctionGrants grants(inventory, mentions, resource);
        FunctionCalls calls(grants);
        std::vector<Proposal> tables = calls.tables();
        if (tables.empty()) reportAnyTable(grants, report);
        std::ranges::move(tables, std::back_inserter(all));
        for (Proposal& call : calls.others()) {
            const bool queue = call.operation == "SendMessage";
            if ((queue ? loops : circle).closes(call.function, call.target)) {
                report.push_back({Fate::LeftOut, call.origin, call.function, circleText(call)});
                continue;
            }
            loops.add(call.function, call.target);
            all.push_back(std::move(call));
        }
        if (!calls.startsMachines()) reportUnused(grants, kStart, report);
        reportElsewhere(grants, report);
        reportUnknown(grants, report);
    }
    return all;
}

}  // namespace headroom::importing
