// SPDX-License-Identifier: GPL-3.0-or-later
// Hot keys of a table whose ItemCount says how many others there are.
#include <algorithm>

#include "scenarios/format/resources.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

class HotKeyTotals {
public:
    HotKeyTotals(Reading& reading, const Node& root, Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void complete() {
        for (Resource& resource : design_.resources) {
            const std::string at = document::child("/Resources", resource.name);
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                eachCall(root_, function->steps, at + "/Behavior/Steps",
                         [&](lambda::CallStep& call, const std::string& step) { fill(call.key, call.target, step); });
            }
            if (auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
                for (stepfunctions::StateSpec& state : machine->states)
                    if (state.key) fill(*state.key, state.target, at + "/Behavior/States");
            }
            if (auto* api = std::get_if<apigateway::Spec>(&resource.spec)) completeApi(*api, at);
        }
        for (workload::TrafficSpec& workload : design_.workloads) {
            const std::string at = document::child("/Workloads", workload.name);
            for (workload::MixEntry& entry : workload.mix)
                if (entry.key) fill(*entry.key, tableBehind(workload.target, entry.route), at);
        }
    }

private:
    void completeApi(apigateway::Spec& api, const std::string& at) {
        for (apigateway::RouteSpec& route : api.routes)
            if (route.service && route.service->key) fill(*route.service->key, route.integration, at);
        for (apigateway::AuthorizerSpec& authorizer : api.authorizers)
            fill(authorizer.identities, "", document::child("/Resources", authorizer.name) + "/Behavior");
    }

    /// The table that a workload asks, itself or through a route's action; else nothing.
    std::string tableBehind(const std::string& target, const std::string& route) const {
        const auto found = std::ranges::find(design_.resources, target, &Resource::name);
        const auto* api = found != design_.resources.end() ? std::get_if<apigateway::Spec>(&found->spec) : nullptr;
        if (api == nullptr) return target;
        for (const apigateway::RouteSpec& one : api->routes)
            if (one.service && (one.key == route || route.empty())) return one.integration;
        return {};
    }

    void fill(base::KeyPopularity& key, const std::string& target, const std::string& at) {
        auto* hot = std::get_if<base::HotKeys>(&key);
        if (hot == nullptr || hot->total > 0) return;
        const auto found = std::ranges::find(design_.resources, target, &Resource::name);
        const auto* table = found != design_.resources.end() ? std::get_if<dynamodb::Spec>(&found->spec) : nullptr;
        const std::int64_t items = table != nullptr ? table->itemCount.value_or(0) : 0;
        if (items > 0 && static_cast<std::uint64_t>(items) >= hot->keys) {
            hot->total = static_cast<std::uint64_t>(items);
            const auto checked = base::check(key);
            if (!checked) reading_.error(nearest(root_, at + "/Key/Hot"), checked.error().what);
            return;
        }
        hot->total = hot->keys;
        reading_.error(nearest(root_, at + "/Key/Hot"),
                       items > 0 ? "has more hot Keys than its table has items"
                                 : "lacks \"Of\": the number of all keys, where no table's ItemCount says it");
    }

    Reading& reading_;
    const Node& root_;
    Design& design_;
};

}  // namespace

void completeHotKeys(Reading& reading, const Node& root, Design& design) {
    HotKeyTotals(reading, root, design).complete();
}

}  // namespace headroom::format
