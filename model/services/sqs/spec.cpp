// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/spec.hpp"

namespace headroom::sqs {

std::vector<base::Error> check(const Spec& spec) {
    std::vector<base::Error> found;
    if (spec.delaySeconds >= spec.messageRetentionPeriod) {
        found.push_back({base::Errc::Refused, "/Properties/DelaySeconds",
                         "is not shorter than MessageRetentionPeriod: every message would be lost before it can be "
                         "received"});
    }
    return found;
}

}  // namespace headroom::sqs
