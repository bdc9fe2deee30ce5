// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/call_circles.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>

#include "scenarios/import/call_actions.hpp"
#include "scenarios/import/canonical.hpp"
#include "scenarios/import/function_grants.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// Which resources lead to which, by any number of steps; kept whole, so that asking costs nothing.
class Reach {
public:
    explicit Reach(const Inventory& inventory) {
        for (const Resource& resource : inventory.resources) numbers_.emplace(resource.name, numbers_.size());
        rows_.assign(numbers_.size(), std::vector<std::uint64_t>((numbers_.size() + 63) / 64));
    }

    void add(const std::string& from, const std::string& to) {
        const auto a = numbers_.find(from);
        const auto b = numbers_.find(to);
        if (a == numbers_.end() || b == numbers_.end() || holds(a->second, b->second)) return;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (row != a->second && !holds(row, a->second)) continue;
            for (std::size_t i = 0; i < rows_[row].size(); ++i) rows_[row][i] |= rows_[b->second][i];
            rows_[row][b->second / 64] |= std::uint64_t{1} << (b->second % 64);
        }
    }

    bool leads(const std::string& from, const std::string& to) const {
        const auto a = numbers_.find(from);
        const auto b = numbers_.find(to);
        return a != numbers_.end() && b != numbers_.end() && (a == b || holds(a->second, b->second));
    }

private:
    bool holds(std::size_t row, std::size_t bit) const { return (rows_[row][bit / 64] >> (bit % 64) & 1U) != 0; }

    std::map<std::string, std::size_t> numbers_;
    std::vector<std::vector<std::uint64_t>> rows_;
};

std::vector<std::string> namedUnder(const Resource& resource, std::string_view key) {
    const Node* value = resource.properties.find(key);
    return value != nullptr ? allNamedIn(*value) : std::vector<std::string>();
}

/// Whether a task's resource writes a table: "arn:aws:states:::dynamodb:putItem", and through aws-sdk.
bool writesTable(const std::string& resource) {
    const std::size_t service = resource.rfind("dynamodb:");
    if (service == std::string::npos || resource.find(":states:::") == std::string::npos) return false;
    std::string action = resource.substr(service + std::string_view("dynamodb:").size());
    if (!action.empty() && action.front() >= 'a' && action.front() <= 'z')
        action.front() = static_cast<char>(action.front() - 'a' + 'A');
    return std::ranges::find(kWrites, action) != kWrites.end();
}

/// What the tasks of a definition that write tables name, those in branches and iterations included.
void collectWritten(const Node& definition, std::vector<std::string>& names) {
    if (definition.isArray()) {
        for (const Node& element : definition.elements()) collectWritten(element, names);
    }
    if (!definition.isObject()) return;
    const Node* resource = definition.find("Resource");
    const auto text = resource != nullptr ? toText(*resource) : std::nullopt;
    for (const char* key : {"Parameters", "Arguments"}) {
        const Node* given = text && writesTable(*text) ? definition.find(key) : nullptr;
        for (std::string& name : given != nullptr ? allNamedIn(*given) : std::vector<std::string>())
            names.push_back(std::move(name));
    }
    for (const document::Member& member : definition.members()) collectWritten(member.value, names);
}

class Circles {
public:
    explicit Circles(const Inventory& inventory)
        : inventory_(inventory), waiting_(inventory), leading_(inventory), reading_(inventory) {
        for (const Resource& resource : inventory.resources) note(resource);
    }

    /// Why a call is left out; empty: it is taken.
    std::string take(const Proposal& call) {
        const bool waits = isWaitedFor(call);
        if (waits && waiting_.leads(call.target, call.function)) return said(call) + ", which would call in a circle";
        // A function that is waited for has no destinations: those are of events alone.
        if (call.operation != "Invoke" && leading_.leads(call.target, call.function)) return endless(call);
        if (waits) waiting_.add(call.function, call.target);
        leading_.add(call.function, call.target);
        return {};
    }

    static bool isWaitedFor(const Proposal& call) {
        return call.operation == "Invoke" || call.operation == "StartExecution";
    }

private:
    void note(const Resource& resource) {
        if (resource.type == "AWS::Lambda::EventSourceMapping" && readsItsSource(resource)) {
            const std::vector<std::string> sources = namedUnder(resource, "EventSourceArn");
            const Resource* source = sources.empty() ? nullptr : inventory_.find(sources.front());
            if (source == nullptr || (source->type != kQueueType && !isTable(*source))) return;
            for (const std::string& function : namedUnder(resource, "FunctionName")) {
                reading_.add(source->name, ownerBehind(inventory_, function));
                leading_.add(source->name, ownerBehind(inventory_, function));
            }
        }
        if (resource.type == "AWS::Lambda::EventInvokeConfig") {
            for (const std::string& function : namedUnder(resource, "FunctionName"))
                noteCalls(ownerBehind(inventory_, function), namedUnder(resource, "DestinationConfig"));
        }
        if (!isMachine(resource)) return;
        for (const char* key : {"Definition", "DefinitionString", "DefinitionSubstitutions"})
            noteCalls(resource.name, namedUnder(resource, key));
        std::vector<std::string> written;
        if (const Node* definition = resource.properties.find("Definition")) collectWritten(*definition, written);
        for (const std::string& name : written) {
            const Resource* table = inventory_.find(name);
            if (table != nullptr && isTable(*table)) leading_.add(resource.name, table->name);
        }
    }

    void noteCalls(const std::string& from, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            const Resource* to = inventory_.find(ownerBehind(inventory_, name));
            if (to == nullptr || isTable(*to)) continue;  // whether it writes, its tasks say
            leading_.add(from, to->name);
            if (to->type == "AWS::Lambda::Function" || isMachine(*to)) waiting_.add(from, to->name);
        }
    }

    static std::string said(const Proposal& call) {
        if (call.operation == "SendMessage") return "may send to " + call.target;
        if (call.operation == "StartExecution") return "may start " + call.target;
        return (call.operation == "Invoke" ? "may invoke " : "may write ") + call.target;
    }

    std::string endless(const Proposal& call) const {
        const bool own = reading_.leads(call.target, call.function);
        if (own && call.operation == "SendMessage" && call.onlyNamed)
            return "a variable names " + call.target +
                   ", which it reads (to delete its messages or to change their visibility, say): no call is proposed";
        return said(call) + (own ? ", which it reads itself" : ", which leads back to it by queues or streams") +
               ": one for each would never end, so no call is proposed; where code does so at times, give its Steps a "
               "Call with that share";
    }

    const Inventory& inventory_;
    Reach waiting_;  ///< calls that are waited for, and destinations: what the format refuses in a circle
    Reach leading_;  ///< those, messages and records
    Reach reading_;  ///< from queues and tables to who reads them
};

bool isWrite(const Proposal& call) { return std::ranges::find(kWrites, call.operation) != kWrites.end(); }

}  // namespace

std::vector<Proposal> withoutCircles(const Inventory& inventory, std::vector<Proposal> calls, Report& report) {
    std::vector<std::size_t> order(calls.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t at) {
        const Proposal& call = calls[at];
        return std::tuple(!Circles::isWaitedFor(call), !call.named, std::string_view(call.function),
                          std::string_view(call.target));
    };
    std::ranges::stable_sort(order, {}, rank);
    Circles circles(inventory);
    std::vector<std::string> why(calls.size());
    for (const std::size_t at : order) {
        const Proposal& call = calls[at];
        if (Circles::isWaitedFor(call) || call.operation == "SendMessage" || isWrite(call))
            why[at] = circles.take(call);
    }
    std::vector<Proposal> kept;
    for (std::size_t at = 0; at < calls.size(); ++at) {
        if (why[at].empty())
            kept.push_back(std::move(calls[at]));
        else
            report.push_back({Fate::LeftOut, calls[at].origin, calls[at].function, std::move(why[at])});
    }
    return kept;
}

}  // namespace headroom::importing
