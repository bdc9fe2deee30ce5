// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/service_call.hpp"

#include <algorithm>

#include "model/base/sample_bytes.hpp"
#include "model/services/apigateway/answer.hpp"
#include "model/services/apigateway/service_actions.hpp"

namespace headroom::apigateway {

namespace {

// Branches of the draws of the call that goes on.
constexpr std::uint64_t kItemDraws = 0x6974'656d;
constexpr std::uint64_t kSizeDraws = 0x7369'7a65;

}  // namespace

ServiceCall::ServiceCall(const ServiceCallSpec& spec, std::uint64_t key)
    : spec_(spec),
      function_(actionNamed(spec.action)->target == ActionTarget::Function),
      machine_(actionNamed(spec.action)->target == ActionTarget::Machine) {
    if (spec.key) keys_.emplace(*spec.key, base::keysOfCall(actionNamed(spec.action)->operation, spec.items));
    if (spec.itemSize) itemSize_.emplace(*spec.itemSize, key);
}

void ServiceCall::fill(const engine::Call& asked, engine::Call& onward, base::Instant now) {
    onward.synchronous = !spec_.asynchronous;
    onward.consistentRead = spec_.consistentRead;
    onward.items = static_cast<std::uint32_t>(spec_.items);
    onward.item = asked.item;
    onward.keys = asked.keys;
    if (keys_) {
        base::Stream stream(base::deriveKey(onward.draws, kItemDraws));
        onward.item = (*keys_)(stream);
        onward.keys = keys_->kind();
    }
    if (itemSize_) {
        base::Stream stream(base::deriveKey(onward.draws, kSizeDraws));
        onward.itemSize = base::sampleBytes(*itemSize_, stream, now);
    }
}

engine::Outcome ServiceCall::seenByClient(const engine::Outcome& answer) const {
    if (answer.ok()) return answer;
    // A function that could not be invoked is the gateway's own 500; what its code says is an answer.
    if (function_ && answer.error != engine::ErrorKind::Permanent) return apigateway::seenByClient(answer);
    // An execution that failed is an answer as well, with its status in the body.
    if (machine_ && answer.status == 200) return answer;
    return refusedByService(answer.disposition, answer.status < 500 ? spec_.clientError : spec_.serverError);
}

}  // namespace headroom::apigateway
