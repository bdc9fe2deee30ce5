// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/base/result.hpp"
#include "model/services/apigateway/spec.hpp"

/// The rules of check(), by the part of the API they are about.
namespace headroom::apigateway {

void checkRoute(const Spec& spec, const RouteSpec& route, const AccountQuota& quota, std::vector<base::Error>& errors);
void checkStages(const Spec& spec, const AccountQuota& quota, std::vector<base::Error>& errors);
void checkPlans(const Spec& spec, const AccountQuota& quota, std::vector<base::Error>& errors);
void checkAuthorizer(const Spec& spec, const AuthorizerSpec& authorizer, std::vector<base::Error>& errors);

}  // namespace headroom::apigateway
