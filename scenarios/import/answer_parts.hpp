// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Letters and digits of a name in the account.
std::string logicalName(const std::string& name);

/// Answers of the command line that say more about something, but not about what (describe-time-to-live, get-routes
/// ...). They belong to the one table, function or API that there is, or to the one whose name or id stands in the
/// name of their file; with neither they are told. `read` all answers first, then `join`.
class AnswerParts {
public:
    /// Notes what an answer says so; other answers say nothing here.
    void read(const document::Node& answer, const std::string& file);
    /// A resource is called so in the account, by name or id.
    void call(const std::string& resource, const std::string& name);
    /// The same of one that an answer describes whole.
    void describe(const std::string& resource, const std::string& name) {
        call(resource, name);
        described_.insert(resource);
    }
    bool isDescribed(const std::string& resource) const { return described_.contains(resource); }
    /// The resource that is called so in the account; empty: none.
    std::string resourceCalled(const std::string& name) const;
    /// Puts the parts into what they belong to.
    void join(Inventory& inventory, Report& report) const;

    /// Whether an answer is such a part.
    static bool isPart(const document::Node& answer);
    /// Whether an item of an answer is a part of an HTTP or WebSocket API.
    static bool isApiPart(const document::Node& item);

private:
    enum class Kind : std::uint8_t {
        TimeToLive,
        Backups,
        Concurrency,
        Provisioned,
        Item,
        Method,
        RestStage,
        CacheTimes,
        Targets
    };
    struct Part {
        Kind kind;
        document::Node node;
        Origin origin;
    };
    struct Owner {
        Resource* resource = nullptr;
        std::string problem;  ///< why there is none
    };

    void note(Kind kind, const document::Node& node, const std::string& file);
    Owner ownerOf(const Part& part, Inventory& inventory) const;
    /// Targets of EventBridge's rules: the pages of one count together. A file that names no rule belongs to the only
    /// one as long as no other names it.
    void joinTargets(Inventory& inventory, Report& report) const;
    bool isNamed(const Part& part, const Resource& resource) const;
    void joinOne(const Part& part, Inventory& inventory, Report& report) const;

    std::vector<Part> parts_;
    std::map<std::string, std::vector<std::string>> called_;  ///< by resource
    std::set<std::string> described_;
};

}  // namespace headroom::importing
