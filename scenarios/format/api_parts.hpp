// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/services/apigateway/stage_fields.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// The pieces of an API that are resources of their own.
namespace headroom::format {

/// Whether a type is read with the API that it belongs to.
bool isApiPart(std::string_view type);

/// Types of parts, for "did you mean".
std::span<const std::string_view> apiPartTypes();

/// Reads every part of the Resources section into the API that it names, then checks the APIs as a whole. `clean` says
/// of each resource whether it was read without an error.
void readApiParts(Reading& reading, const Place& section, const apigateway::AccountQuota& quota,
                  std::vector<Resource>& resources, const std::map<std::string, bool>& clean);

/// {"GET /items": ...}: one route of Routes.
apigateway::RouteSpec readRoute(Reading& reading, const Place& place, const std::string& key,
                                const apigateway::Spec& api);

/// {"Http": ...}: a server outside the model.
apigateway::HttpBackendSpec readBackend(Reading& reading, const Place& place);

/// Stage properties as both REST forms write them.
apigateway::StageSpec readStage(Reading& reading, const Place& properties, const apigateway::StageProperties& written);

/// Says which settings of a stage are no route's or stand twice, and warns of a cache that nothing uses.
void checkSettings(Reading& reading, const Place& place, const apigateway::Spec& api,
                   const apigateway::StageSpec& stage);

}  // namespace headroom::format
