// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dax/spec.hpp"

#include <string>

namespace headroom::dax {

std::vector<base::Error> check(const Spec& spec) {
    std::vector<base::Error> found;
    if (spec.nodeCapacity && spec.nodeCapacity->perSecond > kMostUnitsPerNode) {
        found.push_back({base::Errc::Refused, "/Behavior/NodeCapacity",
                         "is above 1,000,000 units a second, the most a node does (DynamoDB Developer Guide, "
                         "dax-cluster-sizing, 2026-04-13)"});
    }
    return found;
}

}  // namespace headroom::dax
