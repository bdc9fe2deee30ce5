// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/sam_parts.hpp"

/// Who may ask an operation of an OpenAPI document, by the Auth of events and of their API.
namespace headroom::importing::sam {

/// The Auth of an event goes behind what the operation says: {"NONE": []} and {"api_key_false": []} stand for what
/// lifts the API's own.
void addSecurityOf(const document::Node& auth, document::Position at, document::Node& operation);

/// DefaultAuthorizer and ApiKeyRequired of the API, over every operation that has an integration.
void applyDefaults(const document::Node& auth, bool rest, document::Node& paths);

/// The authorizers of the API among those of the document.
void addSchemes(const document::Node& auth, bool rest, document::Node& body);

}  // namespace headroom::importing::sam
