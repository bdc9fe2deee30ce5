// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/sam_parts.hpp"

/// What the files of SAM's events share.
namespace headroom::importing::sam {

/// An event of a function or a state machine.
struct EventParts {
    const Resource& owner;
    const document::Member& event;
    const document::Node& target;  ///< how the owner is named: its alias, if it has one
    const document::Node& properties;
    const std::string& pointer;
    const Origin& origin;
};

/// A problem in the words of AWS's translator.
void refuseEvent(Expansion& expansion, const EventParts& event, const document::Node& at, const std::string& text);

/// An event of Type Api, or HttpApi: a route of an API.
void expandRoute(Expansion& expansion, const EventParts& event, bool rest);

/// The Auth of a route against that of its API, where SAM looks at it.
void checkAuth(Expansion& expansion, const EventParts& event, const RouteEvent& route, const document::Node& api);

/// An event of Type SNS: a topic calls the function, or fills a queue that it reads.
void expandTopic(Expansion& expansion, const EventParts& event);

/// Leaves a permission alone: who may invoke the function.
void permit(Expansion& expansion, const EventParts& event, std::string_view principal);

}  // namespace headroom::importing::sam
