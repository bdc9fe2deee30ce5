// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/mix.hpp"

#include <cassert>

#include "model/base/sample_bytes.hpp"
#include "model/workload/draws.hpp"

namespace headroom::workload {

Mix::Mix(const TrafficSpec& spec, const std::vector<Ask>& asks, std::uint64_t key)
    : payload_(spec.payloadSize, base::deriveKey(key, draws::kPayload)),
      response_(spec.responseSize, base::deriveKey(key, draws::kResponse)) {
    assert(!spec.mix.empty() && asks.size() == spec.mix.size());
    for (std::size_t i = 0; i < spec.mix.size(); ++i) {
        const MixEntry& said = spec.mix[i];
        Entry& entry = entries_.emplace_back();
        entry.call.operation = asks[i].operation;
        entry.call.route = asks[i].route;
        entry.call.stage = asks[i].stage;
        entry.call.client = asks[i].client;
        entry.call.index = asks[i].index;
        entry.call.items = static_cast<std::uint32_t>(said.items);
        entry.call.consistentRead = said.consistentRead;
        entry.call.streams = spec.streams;
        if (said.itemSize) entry.call.itemSize = *said.itemSize;
        if (said.key) entry.keys.emplace(*said.key, base::keysOfCall(said.operation, said.items));
        if (entry.keys) entry.keys->begin(asks[i].sequence);
        if (entry.keys) entry.call.keys = entry.keys->kind();
        entry.sizesAnswer = asks[i].sizesAnswer;
        entry.weight = said.weight;
        weights_ += said.weight;
    }
}

Mix::Entry& Mix::choose(std::uint64_t requestKey) {
    if (entries_.size() == 1) return entries_.front();
    base::Stream stream(base::deriveKey(requestKey, draws::kMix));
    double left = stream.uniform() * weights_;
    Entry* chosen = &entries_.front();
    for (Entry& entry : entries_) {
        if (entry.weight <= 0.0) continue;
        chosen = &entry;
        if (left < entry.weight) break;
        left -= entry.weight;
    }
    return *chosen;
}

engine::Call Mix::callFor(std::uint64_t requestKey, base::Instant now) {
    Entry& entry = choose(requestKey);
    engine::Call call = entry.call;
    call.draws = base::deriveKey(requestKey, draws::kCall);
    if (entry.keys) {
        base::Stream stream(base::deriveKey(requestKey, draws::kKey));
        call.item = (*entry.keys)(stream);
    }
    call.payload = base::bytesFromDraw(payload_.drawFor(requestKey, draws::kPayload, now));
    if (entry.sizesAnswer) call.itemSize = base::bytesFromDraw(response_.drawFor(requestKey, draws::kResponse, now));
    return call;
}

}  // namespace headroom::workload
