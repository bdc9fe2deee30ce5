// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/proposals.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "scenarios/import/call_actions.hpp"
#include "scenarios/import/call_circles.hpp"
#include "scenarios/import/function_grants.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/untaken_calls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// What functions may call, in the order of the files: looked for once, for functions may be thousands.
struct Callable {
    explicit Callable(const Inventory& inventory) {
        for (const Resource& resource : inventory.resources) {
            if (isTable(resource)) tables.push_back(&resource);
            if (isMachine(resource) || resource.type == "AWS::Lambda::Function" || isStandardQueue(resource))
                others.push_back(&resource);
        }
    }
    std::vector<const Resource*> tables;
    std::vector<const Resource*> others;
};

class FunctionCalls {
public:
    FunctionCalls(const FunctionGrants& grants, const Callable& callable) : grants_(grants), callable_(callable) {}

    std::vector<Proposal> tables() {
        const std::string cluster = grants_.clusterInUse();
        for (const Resource* table : callable_.tables) {
            propose(table->name, kReads, cluster);
            propose(table->name, kWrites, cluster);
            if (namedAlone(*table)) addByVariable(table->name, "GetItem");
        }
        return std::move(proposals_);
    }

    /// Functions, state machines and queues.
    std::vector<Proposal> others() {
        proposals_.clear();
        for (const Resource* one : callable_.others) {
            const Resource& other = *one;
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
        return std::ranges::any_of(callable_.others, [&](const Resource* one) {
            return isMachine(*one) && grants_.allowing(kStart, one->name) != nullptr;
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
        proposals_.back().onlyNamed = true;
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
        const bool named = grants_.mentioned(target);
        proposals_.push_back({grants_.function().name,
                              std::move(target),
                              std::move(operation),
                              {},
                              std::move(why),
                              std::move(origin),
                              named});
    }

    const FunctionGrants& grants_;
    const Callable& callable_;
    std::vector<Proposal> proposals_;
};

}  // namespace

std::vector<Proposal> proposeCalls(const Inventory& inventory, Report& report) {
    const Mentions mentions(inventory);
    const OnlyOnes only(inventory);
    const Callable callable(inventory);
    std::vector<Proposal> all;
    for (const Resource& resource : inventory.resources) {
        if (resource.type != "AWS::Lambda::Function") continue;
        const FunctionGrants grants(inventory, mentions, only, resource);
        const bool calling = !grants.grants().empty() || resource.properties.find("Environment") != nullptr;
        if (!calling) continue;  // nothing in the files says that it calls anything
        FunctionCalls calls(grants, callable);
        std::vector<Proposal> tables = calls.tables();
        if (tables.empty()) reportAnyTable(grants, report);
        std::ranges::move(tables, std::back_inserter(all));
        std::ranges::move(calls.others(), std::back_inserter(all));
        if (!calls.startsMachines()) reportUnused(grants, kStart, report);
        reportElsewhere(grants, report);
        reportUnknown(grants, report);
    }
    return withoutCircles(inventory, std::move(all), report);
}

}  // namespace headroom::importing
