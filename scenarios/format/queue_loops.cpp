// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_loops.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Who leads to whom: by a call, a message, or by reading a queue.
class Leads {
public:
    explicit Leads(const Design& design) {
        const Node nowhere;
        for (const Resource& resource : design.resources) {
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                eachCall(nowhere, function->steps, "", [&](const lambda::CallStep& call, const std::string&) {
                    add(resource.name, resourceOf(call.target));
                });
            }
            if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
                for (const stepfunctions::StateSpec& state : machine->states)
                    add(resource.name, resourceOf(state.target));
            }
        }
        for (const lambda::MappingSpec& mapping : design.mappings) {
            if (mapping.kind == lambda::MappingSpec::Source::Queue) add(mapping.source, resourceOf(mapping.function));
        }
        findCircles();
    }

    /// Whether something leads from there back to it.
    bool comesBack(const std::string& name) const {
        const auto known = numbers_.find(name);
        return known != numbers_.end() && comesBack_[known->second];
    }

private:
    std::size_t numberOf(const std::string& name) {
        const auto [at, added] = numbers_.try_emplace(name, numbers_.size());
        if (added) next_.emplace_back();
        return at->second;
    }
    void add(const std::string& from, const std::string& to) {
        const std::size_t source = numberOf(from);
        const std::size_t target = numberOf(to);
        next_[source].push_back(target);
    }

    /// Tarjan's strongly connected components (1972), without recursion: a design may be ten thousand long.
    void findCircles() {
        struct Visit {
            std::size_t at;
            std::size_t tried;
        };
        std::vector<std::size_t> order(next_.size(), 0);
        std::vector<std::size_t> low(next_.size(), 0);
        std::vector<bool> held(next_.size(), false);
        std::vector<std::size_t> open;
        std::vector<Visit> path;
        std::size_t count = 0;
        comesBack_.assign(next_.size(), false);
        const auto enter = [&](std::size_t at) {
            order[at] = low[at] = ++count;
            held[at] = true;
            open.push_back(at);
            path.push_back({at, 0});
        };
        for (std::size_t root = 0; root < next_.size(); ++root) {
            if (order[root] == 0) enter(root);
            while (!path.empty()) {
                const std::size_t at = path.back().at;
                if (path.back().tried < next_[at].size()) {
                    const std::size_t to = next_[at][path.back().tried++];
                    if (to == at) comesBack_[at] = true;
                    if (order[to] == 0)
                        enter(to);
                    else if (held[to])
                        low[at] = std::min(low[at], order[to]);
                    continue;
                }
                path.pop_back();
                if (!path.empty()) low[path.back().at] = std::min(low[path.back().at], low[at]);
                if (low[at] == order[at]) close(at, open, held);
            }
        }
    }

    /// Takes a component off the stack; the members of one that is larger than one lead back to themselves.
    void close(std::size_t root, std::vector<std::size_t>& open, std::vector<bool>& held) {
        const bool several = open.back() != root;
        for (bool more = true; more; open.pop_back()) {
            const std::size_t member = open.back();
            held[member] = false;
            if (several) comesBack_[member] = true;
            more = member != root;
        }
    }

    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::vector<std::size_t>> next_;
    std::vector<bool> comesBack_;
};

}  // namespace

void warnOfQueueLoops(Reading& reading, const Node& root, const Design& design) {
    if (design.mappings.empty()) return;
    const Leads leads(design);
    for (const lambda::MappingSpec& mapping : design.mappings) {
        if (mapping.kind != lambda::MappingSpec::Source::Queue || !leads.comesBack(mapping.source)) continue;
        const std::string function = resourceOf(mapping.function);
        const std::string own = document::child("/Resources", mapping.name);
        const bool said = document::resolve(root, own) != nullptr;
        reading.warning(nearest(root, said ? own : document::child("/Resources", function)),
                        function + " reads " + mapping.source +
                            " and what it sends comes back there: each message brings the next one, without end and at "
                            "your cost unless most of them send nothing (Lambda stops such a loop after about 16 "
                            "rounds, which is not modelled)");
    }
}

}  // namespace headroom::format
