// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

/// What the files of SAM's transform share.
namespace headroom::importing::sam {

/// A route of an API, from an event of a function or a state machine.
struct RouteEvent {
    std::string api;     ///< logical id; empty: the one that SAM makes
    bool rest = true;    ///< Type Api, else HttpApi
    std::string path;    ///< empty with an empty method: the default route
    std::string method;  ///< lower case, "any" for all
    document::Node integration;
    document::Node auth = document::Node::object();
    Origin origin;
    bool function = true;                                ///< else of a state machine
    document::Node settings = document::Node::object();  ///< RouteSettings of an HttpApi event
    std::string settingsKey;                             ///< of which route
};

/// The template while it is expanded.
struct Expansion {
    const Inventory& source;
    const document::Node& globals;
    const document::Node& written;  ///< the Resources section as the file has it, with its calls
    Report& report;
    document::Problems& problems;
    std::vector<Resource> made{};
    std::vector<RouteEvent> routes{};
    std::map<std::string, std::string> names{};  ///< "Api.Stage": what SAM lets a file refer to, and what it is called

    Resource& add(std::string name, std::string type, const Origin& origin);
    void leaveOut(const document::Node& at, const Resource& owner, std::string_view key, std::string text);
};

void expandFunction(Expansion& expansion, const Resource& function);
void expandStateMachine(Expansion& expansion, const Resource& machine);
void expandSimpleTable(Expansion& expansion, const Resource& table);
void expandConnector(Expansion& expansion, const std::string& name, const document::Node& properties,
                     const Origin& origin);
/// Declared APIs and those that SAM makes, with every route.
void expandApis(Expansion& expansion);

/// What an event of a function makes; `target` is how the function is named (its alias, if it has one).
void expandEvent(Expansion& expansion, const Resource& owner, const document::Member& event,
                 const document::Node& target);

/// Policies of a function or a state machine as those of a role: policy documents and managed policies.
document::Node roleOf(Expansion& expansion, const Resource& owner, const document::Node* policies);

/// A policy that allows these actions on a resource.
document::Node policyOf(std::span<const std::string_view> actions, const document::Node& resource,
                        document::Position at);

/// Actions of one of SAM's policy templates; empty for one that nothing here is asked by.
std::vector<std::string_view> actionsOfTemplate(std::string_view name);

/// Globals first, the resource's own over them: maps merge, lists append, the rest replaces (SAM, globals section).
document::Node merged(const document::Node& global, const document::Node& own);

/// {"Fn::Sub": "arn:aws:apigateway:REGION:lambda:path/..."} with the function that `target` names.
document::Node invocationUri(const document::Node& target, bool streams = false);

/// References to `names` become those to the resources behind them, "${AWS::Region}" the region.
void resolveNames(Expansion& expansion, const std::string& region);

}  // namespace headroom::importing::sam
