// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/draft.hpp"
#include "scenarios/import/route_keys.hpp"

namespace headroom::importing {

/// An API's clients as guesses: every route alike. What they need besides is guessed as well: which items they ask for
/// where a stage caches answers, a key where routes ask for one that no file holds.
class ClientDraft {
public:
    /// `name`: of the workload.
    ClientDraft(Draft& draft, std::string api, std::string name)
        : draft_(draft), api_(std::move(api)), name_(std::move(name)) {}

    document::Node compose(const std::vector<RouteInUse>& routes);

    /// Plans and keys that were made for an API which has gone since, or has no stage any more, go as well.
    static void dropOrphans(Draft& draft);

private:
    using Node = document::Node;
    void guess(std::string_view part, std::string_view why);
    bool isSocket() const;
    std::vector<std::string> stages() const;
    void addRoutes(const std::vector<RouteInUse>& routes, Node& workload);
    void addKey(const std::string& route, Node& entry, const std::string& part);
    void addApiKey(Node& workload);
    std::string planOf() const;
    std::string keyOf() const;
    std::string addPlan(const std::string& stage);
    std::string addPlanKey(const std::string& plan);
    void add(const std::string& name, std::string_view type, Node properties);
    Node text(std::string value) const { return Node::string(std::move(value), at_); }

    Draft& draft_;
    std::string api_;
    std::string name_;
    document::Position at_{};
};

}  // namespace headroom::importing
