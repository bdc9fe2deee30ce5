// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/sam_parts.hpp"

namespace headroom::importing::sam {

inline constexpr std::string_view kAnyMethod = "x-amazon-apigateway-any-method";

/// An API of SAM's, declared or made for events.
struct ApiParts {
    const std::string& name;
    bool rest = true;
    const document::Node& properties;
    const document::Node& auth;  ///< an object, empty where the API says none
    const Origin& origin;
};

/// MergeDefinitions: events are merged into the document one by one.
bool mergesEvents(const document::Node& properties);

/// Whether SAM writes the events of functions into the API's document: always where it makes the document itself, of
/// a document that the template holds for HTTP APIs and by MergeDefinitions only.
bool takesEvents(bool rest, const document::Node& properties);

/// The OpenAPI document of an API with its events, preflights and security. An empty one, and a word in the report,
/// where DefinitionUri names none that can be read.
document::Node bodyOf(const Expansion& expansion, const ApiParts& api);

}  // namespace headroom::importing::sam
